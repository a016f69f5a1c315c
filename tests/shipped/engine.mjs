// The engine of the shipped file in Node: the very wasm and glue of both modules that browsers run, without a page and without a worker. The app itself is not
// started; its exported functions need nothing of a browser.
import { createContext, runInContext } from 'node:vm';
import { scriptsIn, wasmIn } from './inspect.mjs';

/** `WebAssembly` as the glue uses it, but for the start of the app, which would look for a page. */
function withoutStart() {
  function Instance(module, imports) {
    const { exports } = new WebAssembly.Instance(module, imports);
    return { exports: { ...exports, __wbindgen_start() {} } };
  }
  return { Module: WebAssembly.Module, Memory: WebAssembly.Memory, Instance };
}

/** What the glue of a module gives when it is started with the wasm of that module. */
function started(glue, wasm) {
  const context = createContext({ TextDecoder, TextEncoder, URL, console, WebAssembly: withoutStart(), FinalizationRegistry: undefined });
  const bindgen = runInContext(glue, context);
  // The glue asks whether its options are a plain object of its own realm.
  Object.assign(context, { bytes: wasm, bindgen });
  runInContext('bindgen.initSync({ module: bytes })', context);
  return bindgen;
}

/** The glue of the second module, which stands in a function of its script. */
function filesGlue(script) {
  const [, glue] = /const makeGlue = \(\) => \{([^]*?)\n {4}return wasm_bindgen;\n {2}\};/.exec(script);
  return `(() => {${glue}\nreturn wasm_bindgen;\n})()`;
}

/** Asks the second module; an answer, or an Error with a sentence. */
function asker({ answer }) {
  return (request, bytes) => {
    const reply = Buffer.from(answer(JSON.stringify(request), bytes, () => {}));
    const text = reply.subarray(0, -1);
    if (reply.at(-1) === 1) return text;
    throw new Error(text.toString('utf8'));
  };
}

/** The functions behind `window.budgetForm`, which answer at once here. A trap is a WebAssembly.RuntimeError; after one the engine must be loaded anew. */
export function loadEngine(html) {
  const [, appGlue, filesScript] = scriptsIn(html);
  const { parseTarget, evaluate, explain, check, compare, version } = started(`${appGlue}\nwasm_bindgen`, wasmIn(html, 'app'));
  const ask = asker(started(filesGlue(filesScript), wasmIn(html, 'files')));
  const importText = (text) => ask({ ask: 'readText' }, Buffer.from(text, 'utf8')).toString('utf8');
  const importFile = (bytes, name) => ask({ ask: 'readFile', name }, bytes).toString('utf8');
  return { parseTarget, importText, importFile, evaluate, explain, check, compare, version };
}
