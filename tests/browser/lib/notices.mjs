// The notices that work goes on: of work in one go, and of a text that is read in pieces.
import assert from 'node:assert/strict';

/** No notice is shown. */
export const silent = () => ['busy', 'busy-share', 'reading'].every((id) => document.getElementById(id).textContent === '');

/** Looks at the notice of this id at the head of every frame from now on, and at how far the work is: `done` is an expression. */
export async function watch(page, done, id = 'busy') {
  await page.evaluate(`(() => {
    const frames = window.watched = [];
    const look = () => {
      const notice = document.getElementById('${id}');
      const box = notice.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      const live = notice.closest('[role=status]') !== null;
      frames.push({ told: notice.textContent, seen: box.height > 0 && top === notice && live, done: Boolean(${done}) });
      if (frames === window.watched && frames.length < 2000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  })()`);
}

/**
 * The notice was drawn before the work: it stood there at the head of two frames while nothing was done yet, so the first of them was painted with it.
 * In the end it is gone.
 */
export async function told(page, words) {
  await page.until(() => window.watched.some((frame) => frame.done), 'the work to be done');
  await page.until(silent, 'the notice to go');
  const frames = await page.evaluate(() => window.watched);
  const before = frames.slice(0, frames.findIndex((frame) => frame.done)).filter((frame) => frame.told !== '');
  assert.ok(before.length >= 2, `${before.length} frames with the notice before the work`);
  for (const frame of before) assert.deepEqual(frame, { told: words, seen: true, done: false });
}

export async function never(page) {
  const frames = await page.evaluate(() => window.watched);
  assert.deepEqual(frames.filter((frame) => frame.told !== ''), []);
}
