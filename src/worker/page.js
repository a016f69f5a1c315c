/* The second module of the file: started on first use, in a worker or, where none can start, in the page. The build puts the generated glue in (.ci/one_file.mjs) and
   the result into a script of its own. It must suit Chromium 83.

   `__budgetFormFiles(hear)` starts it and gives { ask(head, bytes), end() }. `hear(what, value)` is told
     started   the module is ready; `value` is whether it runs in the page
     share     how far the request is, in per cent
     heavy     the module holds much memory; whoever wants that back ends it after the answer
     reply     the answer, as bytes; another request may be made
     failed    the module has crashed or could not start: nothing more comes; `value` is the technical reason
   Requests are made one after the other. What is in the module when it ends, or crashes, is gone; nothing outside has changed. */
(() => {
  'use strict';

  const makeGlue = () => {
    /* build:files-glue */
    return wasm_bindgen;
  };

  /* Runs where the module runs, so it refers to nothing around it. */
  const serve = (glueOf, send) => {
    let engine = null;
    const start = async (base64) => {
      const raw = atob(base64.replace(/\s+/g, ''));
      const packed = new Uint8Array(raw.length);
      for (let at = 0; at < raw.length; at += 1) packed[at] = raw.charCodeAt(at);
      // Not the stream of a Blob: WebKit reads none in a worker of a file from disk. What is wrong with the bytes is told at the other end.
      const unpacking = new DecompressionStream('gzip');
      const writer = unpacking.writable.getWriter();
      writer.write(packed).catch(() => {});
      writer.close().catch(() => {});
      const wasm = await new Response(unpacking.readable).arrayBuffer();
      const glue = glueOf();
      const { memory } = await glue({ module_or_path: wasm });
      return { answer: glue.answer, memory };
    };
    const told = (problem) => (problem && problem.message ? `${problem.name}: ${problem.message}` : String(problem));
    return {
      start: async (base64) => {
        try {
          engine = await start(base64);
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

  const source = () => `'use strict';
    const served = (${serve})(${makeGlue}, (message, moved) => self.postMessage(message, moved || []));
    self.onmessage = ({ data }) => (data.base64 ? served.start(data.base64) : served.ask(data.head, data.bytes));`;

  /* The first frame draws what was just shown, the second begins when that is done. In a window that nobody sees there are no frames. */
  const whenPainted = (act) => {
    if (document.hidden) setTimeout(act, 0);
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act, 0)));
  };

  window.__budgetFormFiles = (hear) => {
    const base64 = () => document.getElementById('files-wasm').textContent;
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
      here = serve(makeGlue, ({ what, value }) => {
        if (what === 'started') tell(what, true);
        else tell(what === 'unstarted' ? 'failed' : what, value);
      });
      here.start(base64());
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
      worker.postMessage({ base64: base64() });
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
