// How the wasm stands in the shipped file, for whoever looks into the file in Node: the denser text, and each module unpacked as browsers do it. The second module is
// unpacked by the third, the very one of the file.
import { createContext, runInContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';

/** The modules of the file: the app, what reads and writes foreign formats beside it, and what unpacks that one. */
export const MODULES = ['app', 'files', 'unpack'];

/** The characters that packed bytes are written in: printable ASCII without what has a meaning in HTML or in a text of JavaScript. `bytesOf` in src/boot/wasm.js reads them. */
const CHARACTERS = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place)).filter((character) => !'&<\\'.includes(character));
const VALUES = new Map(CHARACTERS.map((character, value) => [character.charCodeAt(0), value]));
const PAIR_BITS = 13;
const LAST_BITS = 6;

/** Bytes as text: each two characters hold 13 bits, the lowest first. Up to six bits at the end take one character. */
export function toText(bytes) {
  const written = [];
  let bits = 0;
  let count = 0;
  const take = (many) => {
    const value = bits & ((1 << many) - 1);
    bits >>>= many;
    count = Math.max(count - many, 0);
    return value;
  };
  for (const byte of bytes) {
    bits |= byte << count;
    count += 8;
    if (count < PAIR_BITS) continue;
    const value = take(PAIR_BITS);
    written.push(CHARACTERS[value % CHARACTERS.length], CHARACTERS[Math.floor(value / CHARACTERS.length)]);
  }
  if (count > LAST_BITS) {
    const value = take(PAIR_BITS);
    written.push(CHARACTERS[value % CHARACTERS.length], CHARACTERS[Math.floor(value / CHARACTERS.length)]);
  } else if (count > 0) written.push(CHARACTERS[take(LAST_BITS)]);
  return written.join('');
}

/** The bytes of such a text. */
export function fromText(text) {
  const dense = text.replace(/\s+/g, '');
  const valueAt = (at) => VALUES.get(dense.charCodeAt(at));
  const bytes = Buffer.alloc(Math.floor(((dense.length >> 1) * PAIR_BITS + (dense.length % 2) * LAST_BITS) / 8));
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let at = 0; at < dense.length; at += 2) {
    const isLast = at + 1 === dense.length;
    bits |= (isLast ? valueAt(at) : valueAt(at) + CHARACTERS.length * valueAt(at + 1)) << count;
    for (count += isLast ? LAST_BITS : PAIR_BITS; count >= 8; count -= 8, bits >>>= 8) bytes[length++] = bits;
  }
  return bytes;
}

/** The block of a module in the file. */
export function blockOf(module, text) {
  return `<script type="text/plain" id="${module}-wasm">${text}</script>`;
}

/** The packed bytes of a module, or null. */
function packedIn(html, module) {
  const [, text] = new RegExp(blockOf(module, '([^<]+)')).exec(html) ?? [];
  return text ? fromText(text) : null;
}

/** The text of every script that runs, in order. */
export function scriptsIn(html) {
  return [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
}

/** The glue of the second or the third module, which stands in a function of the script that starts both. */
export function glueIn(html, module) {
  const [, glue] = new RegExp(`const ${module}Glue = \\(\\) => \\{([^]*?)\\r?\\n {4}return wasm_bindgen;\\r?\\n {2}\\};`).exec(html);
  return `(() => {${glue}\nreturn wasm_bindgen;\n})()`;
}

/** `WebAssembly` as the glue uses it, but for the start of the app, which would look for a page. */
function withoutStart() {
  function Instance(module, imports) {
    const { exports } = new WebAssembly.Instance(module, imports);
    return { exports: { ...exports, __wbindgen_start() {} } };
  }
  return { Module: WebAssembly.Module, Memory: WebAssembly.Memory, Instance };
}

/** What the glue of a module gives when it is started with the wasm of that module. */
export function started(glue, wasm) {
  const context = createContext({ TextDecoder, TextEncoder, URL, console, WebAssembly: withoutStart(), FinalizationRegistry: undefined });
  const bindgen = runInContext(glue, context);
  // The glue asks whether its options are a plain object of its own realm.
  Object.assign(context, { bytes: wasm, bindgen });
  runInContext('bindgen.initSync({ module: bytes })', context);
  return bindgen;
}

function unpacked(html, module) {
  const packed = packedIn(html, module);
  if (!packed || module !== 'files') return packed && gunzipSync(packed);
  const wasm = started(glueIn(html, 'unpack'), wasmIn(html, 'unpack')).unpack(packed, wasmIn(html, 'app'));
  return wasm ? Buffer.from(wasm) : null;
}

let last = { html: '', modules: new Map() };

/** The wasm bytes of a module inside the file, unpacked; null where there are none, or none that can be unpacked. */
export function wasmIn(html, module = 'app') {
  // Whoever looks into a file asks again and again.
  if (last.html !== html) last = { html, modules: new Map() };
  const { modules } = last;
  if (!modules.has(module)) {
    try {
      modules.set(module, unpacked(html, module));
    } catch {
      modules.set(module, null);
    }
  }
  return modules.get(module);
}
