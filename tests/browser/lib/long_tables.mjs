// Long tables are in pieces, of which those far from the window are not drawn.

/** How many rows the tables of the page have, drawn or not, those to come among them. An expression. */
export const ROWS = "[...document.querySelectorAll('.piece')].reduce((sum, piece) => sum + Number(piece.style.getPropertyValue('--rows')), 0)";

/** Waits until they have so many. */
export const rowsAre = (page, count) => page.until(`${ROWS} === ${count}`, `${count} rows`);

/** Has all rows drawn, as before printing: browsers print what is drawn. */
export const drawAll = (page) => page.evaluate(() => { window.dispatchEvent(new Event('beforeprint')); });
