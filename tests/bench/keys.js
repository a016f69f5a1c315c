// What a key costs a page: the time of its main thread from the key until what it changed is painted, without the wait for the next frame. And the longest
// task. A classic script, which the benchmark puts into each page that is typed into.
'use strict';

(() => {
  const times = [];
  const after = (act) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(0);
  };
  // The first listener of all, so that everything the page does for the key comes after it.
  window.addEventListener('keydown', () => {
    const began = performance.now();
    let handled = null;
    window.addEventListener('input', async () => {
      // What the page does in microtasks after its listeners is a part of the work, and may take several turns.
      for (let turn = 0; turn < 40; turn += 1) await null;
      handled = performance.now();
    }, { once: true });
    requestAnimationFrame(() => {
      const drawing = performance.now();
      // What the frame still does (other callbacks, style, layout, paint) is done before a message that is sent from it.
      after(() => {
        const painted = performance.now();
        times.push(handled === null || handled > drawing ? painted - began : handled - began + (painted - drawing));
      });
    });
  }, true);
  window.takeKeyTimes = () => times.splice(0);

  // A browser tells of tasks from 50 ms on.
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ entryTypes: ['longtask'] });
  window.watchTasks = () => { longest = 0; };
  window.longestTask = () => longest;
})();
