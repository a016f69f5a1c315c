// The engine of the shipped file in Node: the very wasm and glue of both modules that browsers run, without a page and without a worker. The app itself is not
// started; its exported functions need nothing of a browser.
import { glueIn, scriptsIn, started, wasmIn } from './packed.mjs';

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
  const [, appGlue] = scriptsIn(html);
  const { parseTarget, evaluate, explain, check, compare, version } = started(`${appGlue}\nwasm_bindgen`, wasmIn(html, 'app'));
  const ask = asker(started(glueIn(html, 'files'), wasmIn(html, 'files')));
  const importText = (text) => ask({ ask: 'readText' }, Buffer.from(text, 'utf8')).toString('utf8');
  const importFile = (bytes, name) => ask({ ask: 'readFile', name }, bytes).toString('utf8');
  return { parseTarget, importText, importFile, evaluate, explain, check, compare, version };
}
