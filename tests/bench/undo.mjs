// The undo of an import of 2,000 rows, pasted below those of 履职, beside a page of plain JavaScript with as many boxes.
import { formText } from './forms.mjs';
import { inTurns, ratio, report } from './measure.mjs';
import { openForm, packaged, script, settle, until, writePage } from './pages.mjs';

const ROWS = 2_000;
const block = (rows) => Array.from({ length: rows }, (_, at) => [`指标第${at}项`, `≥${at} 家`, `≥${at * 2} 家`]);

/** From the key until the rows are gone, nothing more is drawn and the last frame is painted: the time that a person waits. */
const undone = (rows, before) => `window.undone = new Promise((resolve) => {
  document.addEventListener('keydown', () => {
    const began = performance.now();
    let still = 0;
    const look = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        still = ${rows} === ${before} && [...document.querySelectorAll('.busy')].every((notice) => !notice.textContent.trim()) ? still + 1 : 0;
        // Two frames in which nothing comes or goes.
        if (still === 1) window.undoneAt = performance.now() - began;
        if (still === 3) resolve(window.undoneAt);
        else requestAnimationFrame(look);
      };
      port2.postMessage(0);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
}), true`;

// Each piece of a long table says how many rows it has, those that are not drawn yet as well.
const OUR_ROWS = "[...document.querySelectorAll('.duty .piece')].reduce((rows, piece) => rows + Number(piece.style.getPropertyValue('--rows')), 0)";

async function pasteOurs(browser) {
  const text = block(ROWS + 1).map((row) => row.join('\t')).join('\r\n');
  await browser.evaluate(`(() => {
    const boxes = document.querySelectorAll('.duty .indicators tr:not(.to-come) .name textarea');
    const box = boxes[boxes.length - 1];
    box.focus();
    box.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    box.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  })()`);
  await until(browser, "document.querySelector('.dialog .primary')", 'the preview');
  await browser.evaluate("document.querySelector('.dialog .primary').click()");
}

export async function measureUndo(browser, { rounds, folder, shipped }) {
  const windows = { ours: await browser.another(), plain: await browser.another() };
  await windows.plain.open(writePage(folder, 'plain-rows', [packaged('decimal.js/decimal.js'), script('plain.js')]));
  await windows.plain.evaluate(`plainRows(${JSON.stringify(block(54))})`);
  const ask = async (window, rows, count) => {
    // Keys reach the page on another way than questions, so the page has to listen before one is sent.
    await window.evaluate(undone(rows, count));
    await window.press('Control+z');
    return window.evaluate('window.undone');
  };
  const works = {
    'undo in the app': async () => {
      // A page in which much was undone before takes longer; each round begins with a new one.
      await windows.ours.send('Page.bringToFront');
      await openForm(windows.ours, shipped, formText(1), 'indicators');
      const before = await windows.ours.evaluate(OUR_ROWS);
      await pasteOurs(windows.ours);
      await until(windows.ours, `${OUR_ROWS} === ${before + ROWS}`, 'the rows');
      await settle(windows.ours);
      return ask(windows.ours, OUR_ROWS, before);
    },
    'undo in plain JavaScript': async () => {
      await windows.plain.send('Page.bringToFront');
      await windows.plain.evaluate(`putRows(${JSON.stringify(block(ROWS))})`);
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      return ask(windows.plain, 'shownRows()', 54);
    },
  };
  const taken = await inTurns(rounds, 1, works);
  for (const window of Object.values(windows)) await window.leave();
  return report(`ms from Ctrl+Z until ${ROWS} rows are gone and the page is painted`, taken, [ratio(taken, 'undo in the app', 'undo in plain JavaScript', 1.5)]);
}
