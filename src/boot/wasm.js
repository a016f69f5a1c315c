  /* The wasm of the app, out of the text of the file. The build puts it into the function of start.js, whose variables it uses. */

  /* The bytes of a text of the file: each two of its characters hold 13 bits, the lowest first, and one that is left at the end holds 6. The characters are those from ! to ~ without
     & < and \; line breaks do not count. It refers to nothing around it: the worker of the second module is made of its text too. */
  function bytesOf(text) {
    var values = new Uint8Array(128);
    var value = 0;
    for (var code = 33; code < 127; code += 1) {
      if (code === 38 || code === 60 || code === 92) continue;
      values[code] = value;
      value += 1;
    }
    if (text.indexOf('\n') >= 0) text = text.replace(/\s+/g, '');
    var pairs = text.length >> 1;
    var bytes = new Uint8Array(Math.floor((pairs * 13 + text.length % 2 * 6) / 8));
    var length = 0;
    var bits = 0;
    // How many bits are there: fewer than 8, so a pair makes one byte or two.
    var count = 0;
    for (var i = 0; i < 2 * pairs; i += 2) {
      bits |= values[text.charCodeAt(i)] + 91 * values[text.charCodeAt(i + 1)] << count;
      bytes[length] = bits;
      length += 1;
      bits >>>= 8;
      count += 5;
      if (count > 7) {
        bytes[length] = bits;
        length += 1;
        bits >>>= 8;
        count -= 8;
      }
    }
    if (length < bytes.length) bytes[length] = bits | values[text.charCodeAt(i)] << count;
    return bytes;
  }

  /* Compiles the wasm of the app, which stands in the file compressed (gzip), as soon as the browser has read that far: the rest of the file is read meanwhile. */
  function compile() {
    delete window.__budgetFormCompile;
    try {
      var packed = new Blob([bytesOf(document.getElementById('app-wasm').textContent)]);
      var unpacked = packed.stream().pipeThrough(new DecompressionStream('gzip'));
      compiled = WebAssembly.compileStreaming(new Response(unpacked, { headers: { 'Content-Type': 'application/wasm' } }));
    } catch (e) {
      compiled = Promise.reject(e);
    }
    // It is asked for later, and must not be reported as forgotten until then.
    compiled.then(null, function () {});
  }
