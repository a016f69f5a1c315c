  /* Whether the browser and the file can run the app. The build puts it into the function of start.js, whose variables it uses. */

  function supported() {
    try {
      if (!window.WebAssembly || !window.Promise || !window.TextDecoder || !window.Proxy || !window.Blob) return false;
      // What unpacks the wasm: Chromium 80, Firefox 113, Safari 16.4.
      if (!window.DecompressionStream || !window.Response || !Blob.prototype.stream) return false;
      // Syntax of the generated glue (Chrome 80), which would otherwise stop at a parse error.
      new Function('a', 'return (async () => a?.b ?? [...a])');
      // A module that exports a mutable global and copies memory: the newest wasm features that the app needs.
      return WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1,
        6, 6, 1, 127, 1, 65, 0, 11, 7, 5, 1, 1, 103, 3, 0, 10, 14, 1, 12, 0, 65, 0, 65, 0, 65, 0, 252, 10, 0, 0, 11]));
    } catch (e) {
      return false;
    }
  }

  /* From here on no text becomes a script, where the browser knows the word that lets wasm compile without that: Chromium from 97, Firefox from 102, Safari from 16 on. A second
     policy can only take away. (Below Chromium 97 the word would be an error in the console, and wasm needs 'unsafe-eval'; structuredClone came with Chromium 98.)
     The policy stays when its element goes; a copy that somebody saves from the running page must still start in an old browser. */
  function forbidEval() {
    if (typeof structuredClone !== 'function') return;
    var policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    var narrower = element('meta', '', { 'http-equiv': 'Content-Security-Policy', content: policy.replace("'unsafe-eval'", "'wasm-unsafe-eval'") });
    document.head.appendChild(narrower);
    document.head.removeChild(narrower);
  }

  /* A style that is not what its hash says does not count; a page without it could not be used. A script that is not does not run: the first of them that of the
     second module, which would be missed only later. */
  function stylesCount() {
    var styles = document.getElementsByTagName('style');
    for (var i = 0; i < styles.length; i += 1) if (!styles[i].sheet) return false;
    return true;
  }
