// A plot of some series over a number of rows, both axes in powers of ten, as an SVG.
import { writeFileSync } from 'node:fs';

const [WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT] = [720, 420, 60, 40, 190];
const COLOURS = ['#1f5fa8', '#b0413e', '#3b7d3b', '#7a4fa3', '#8a6d1d'];

export function plot(file, title, xs, series) {
  const values = Object.values(series).flat().filter((value) => value > 0);
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const x = (value) => LEFT + ((WIDTH - LEFT - RIGHT) * Math.log10(value / xs[0])) / Math.log10(xs.at(-1) / xs[0]);
  const y = (value) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 30) * (Math.log10(Math.max(value, 10 ** low)) - low)) / (high - low);
  const text = (at, of, anchor = 'middle', fill = '#1f2329') => `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}" fill="${fill}">${of}</text>`;
  const parts = [text([WIDTH / 2, 18], title)];
  for (let power = low; power <= high; power += 1) {
    const at = y(10 ** power);
    parts.push(`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at.toFixed(1)}" y2="${at.toFixed(1)}" stroke="#d5d9df"/>`, text([LEFT - 6, at + 4], String(10 ** power), 'end'));
  }
  for (const value of xs) parts.push(text([x(value), HEIGHT - BOTTOM + 18], String(value)));
  Object.entries(series).forEach(([name, ys], nth) => {
    const points = ys.map((value, at) => `${x(xs[at]).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
    parts.push(`<polyline points="${points}" fill="none" stroke="${COLOURS[nth % COLOURS.length]}" stroke-width="2"/>`, text([WIDTH - RIGHT + 8, y(ys.at(-1)) + 4], name, 'start', COLOURS[nth % COLOURS.length]));
  });
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${parts.join('')}</svg>\n`);
}
