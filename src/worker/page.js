/* The second module of the file: started on first use, in a worker or, where none can start, in the page. The build puts the generated glue in (.ci/one_file.mjs) and
   the result into a script of its own. It must suit Chromium 83.

   The second module is packed beside the app's, from which much of it is taken when it is unpacked (`src/unpack`). A third module unpacks it, where it is to run.

   `__budgetFormFiles(hear)` starts it and gives { ask(head, bytes), end() }. `hear(what, value)` is told
     started   the module is ready; `value` is whether it runs in the page
     share     how far the request is, in per cent
     heavy     the module holds much memory; whoever wants that back ends it after the answer
     reply     the answer, as bytes; another request may be made
     failed    the module has crashed or could not start: nothing more comes; `value` is the technical reason
   Requests are made one after the other. What is in the module when it ends, or crashes, is gone; nothing outside has changed. */
(() => {
  'use strict';

  const filesGlue = () => {
    /* build:files-glue */
    return wasm_bindgen;
  };

  const unpackGlue = () => {
    /* build:unpack-glue */
    return wasm_bindgen;
  };

  /* Runs where the module runs, so it refers to nothing around it. */
  const serve = (glueOfFiles, glueOfUnpack, bytesOf, send) => {
    let engine = null;
    const unzipped = (packed) => {
      // Not the stream of a Blob: WebKit reads none in a worker of a file from disk. What is wrong with the bytes is told at the other end.
      const unpacking = new DecompressionStream('gzip');
      const writer = unpacking.writable.getWriter();
      writer.write(packed).catch(() => {});
      writer.close().catch(() => {});
      return new Response(unpacking.readable).arrayBuffer();
    };
    const start = async ({ app, files, unpack }) => {
      const known = unzipped(bytesOf(app));
      const unpacker = glueOfUnpack();
      await unpacker({ module_or_path: await unzipped(bytesOf(unpack)) });
      const wasm = unpacker.unpack(bytesOf(files), new Uint8Array(await known));
      if (!wasm) throw new Error('the second module is damaged');
      const glue = glueOfFiles();
      const { memory } = await glue({ module_or_path: wasm });
      return { answer: glue.answer, memory };
    };
    const told = (problem) => (problem && problem.message ? `${problem.name}: ${problem.message}` : String(problem));
    return {
      start: async (texts) => {
        try {
          engine = await start(texts);
          send({ what: 'started' });
        } catch (problem) {
          send({ what: 'unstarted', value: told(problem) });
        }
      },
      ask: (head, bytes) => {
        try {
          const reply = engine.answer(head, bytes, (share) => send({ what: 'share', value: share }));
          // Memory that wasm has taken is given back with the module only.
          if (engine.memory.buffer.byteLength > 64 << 20) send({ what: 'heavy' });
          send({ what: 'reply', value: reply }, [reply.buffer]);
        } catch (problem) {
          send({ what: 'failed', value: told(problem) });
        }
      },
    };
  };

  const bytesOf = window.__budgetFormBytes;
  const source = () => `'use strict';
    const served = (${serve})(${filesGlue}, ${unpackGlue}, ${bytesOf}, (message, moved) => self.postMessage(message, moved || []));
    self.onmessage = ({ data }) => (data.texts ? served.start(data.texts) : served.ask(data.head, data.bytes));`;

  /* The first frame draws what was just shown, the second begins when that is done. In a window that nobody sees there are no frames. */
  const whenPainted = (act) => {
    if (document.hidden) setTimeout(act, 0);
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act, 0)));
  };

  window.__budgetFormFiles = (hear) => {
    const texts = () => {
      const of = (module) => document.getElementById(`${module}-wasm`).textContent;
      return { app: of('app'), files: of('files'), unpack: of('unpack') };
    };
    let ended = false;
    let worker = null;
    let address = '';
    let here = null;

    const endWorker = () => {
      if (worker) worker.terminate();
      if (address) URL.revokeObjectURL(address);
      worker = null;
      address = '';
    };
    const tell = (what, value) => {
      if (ended) return;
      if (what === 'failed') {
        ended = true;
        endWorker();
        here = null;
      }
      hear(what, value);
    };
    const startHere = () => {
      endWorker();
      here = serve(filesGlue, unpackGlue, bytesOf, ({ what, value }) => {
        if (what === 'started') tell(what, true);
        else tell(what === 'unstarted' ? 'failed' : what, value);
      });
      here.start(texts());
    };

    try {
      address = URL.createObjectURL(new Blob([source()], { type: 'text/javascript' }));
      worker = new Worker(address);
      let started = false;
      worker.onmessage = ({ data: { what, value } }) => {
        if (what === 'unstarted') startHere();
        else if (what === 'started') {
          started = true;
          tell(what, false);
        } else tell(what, value);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        if (started) tell('failed', event.message || 'the worker has crashed');
        else if (!ended && !here) startHere();
      };
      worker.postMessage({ texts: texts() });
    } catch (problem) {
      startHere();
    }

    return {
      ask: (head, bytes) => {
        if (ended) return;
        if (worker) worker.postMessage({ head, bytes }, [bytes.buffer]);
        else whenPainted(() => { if (here) here.ask(head, bytes); });
      },
      end: () => {
        ended = true;
        endWorker();
        here = null;
      },
    };
  };
})();
