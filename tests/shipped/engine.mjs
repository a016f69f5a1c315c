// The engine of the shipped file in Node: the very wasm and glue that browsers run, without a page. The app itself is not started; its exported functions
// need nothing of a browser.
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

/** The functions behind `window.budgetForm`. A trap is a WebAssembly.RuntimeError; after one the engine must be loaded anew. */
export function loadEngine(html) {
  const [, glue] = scriptsIn(html);
  const context = createContext({ TextDecoder, TextEncoder, URL, console, WebAssembly: withoutStart(), FinalizationRegistry: undefined });
  const bindgen = runInContext(`${glue}\nwasm_bindgen`, context);
  // The glue asks whether its options are a plain object of its own realm.
  context.bytes = wasmIn(html);
  runInContext('wasm_bindgen.initSync({ module: bytes })', context);
  const { parseTarget, importText, evaluate, explain, check, compare, version } = bindgen;
  return { parseTarget, importText, evaluate, explain, check, compare, version };
}
