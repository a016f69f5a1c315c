// The pauses of the app (after typing, before a sentence goes) held by hand, so that a scenario neither waits for a time nor depends on it. What the
// app asks to be done at once, without a delay, is done as ever.

/** Longer than any pause of the app, in ms. The driver of WebKit keeps its own time limit with a timer of the page, which must not end here. */
const LONGEST = 90_000;

/** From now on no pause of the page ends by itself. */
export async function holdPauses(page) {
  await page.evaluate(() => {
    const usual = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };
    const waiting = new Map();
    let last = 1e9;
    window.setTimeout = (act, delay, ...rest) => {
      if (!delay) return usual.setTimeout.call(window, act, delay, ...rest);
      last += 1;
      waiting.set(last, { act, delay });
      return last;
    };
    window.clearTimeout = (id) => (waiting.delete(id) ? undefined : usual.clearTimeout.call(window, id));
    window.__pauses = { waiting, usual };
  });
}

/** The pauses that are waited for, in ms, the shortest first. */
export function pauses(page) {
  return page.evaluate((most) => [...window.__pauses.waiting.values()].map(({ delay }) => delay).filter((delay) => delay <= most).sort((a, b) => a - b), LONGEST);
}

/** Ends the pauses that are no longer than `longest` ms, the shortest first, and those that begin meanwhile. */
export async function endPauses(page, longest = LONGEST) {
  await page.evaluate(async (most) => {
    const { waiting } = window.__pauses;
    for (let turn = 0; turn < 20; turn += 1) {
      const due = [...waiting].filter(([, { delay }]) => delay <= most).sort(([, a], [, b]) => a.delay - b.delay);
      if (due.length === 0) return;
      for (const [id, { act }] of due) if (waiting.delete(id)) act();
      for (let step = 0; step < 50; step += 1) await null;
    }
  }, longest);
}

/** Pauses end by themselves again. */
export async function releasePauses(page) {
  await endPauses(page);
  await page.evaluate(() => {
    Object.assign(window, window.__pauses.usual);
    delete window.__pauses;
  });
}
