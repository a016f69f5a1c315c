// The dialog that shows a block of cells before it is pasted.

export const dialog = (page) => page.css('[role=dialog]');

/** The block as it will be: its head and its rows, in each cell what is seen; an old text stands in brackets before the new one. */
export const sheet = (page) => page.evaluate(() => [...document.querySelectorAll('.cells-list tr')].map((row) => [...row.cells].map((cell) => {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('del').forEach((old) => { old.textContent = `[${old.textContent}]`; });
  copy.querySelectorAll('.reason').forEach((reason) => { reason.textContent = ` {${reason.textContent}}`; });
  return copy.textContent.replace(/\s+/g, ' ').trim();
})));
