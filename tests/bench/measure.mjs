// Numbers of a benchmark: medians with the middle half, ratios of what was measured in the same rounds, and tables of them.

/** The numbers that three quarters, half and one quarter of all reach, and the one that 95 of 100 stay below. */
export function spread(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.round((sorted.length - 1) * share))];
  return { low: at(0.25), median: at(0.5), high: at(0.75), p95: at(0.95) };
}

/**
 * Does works in turns, `rounds` times after `warm` rounds for the compilers to settle. `works` gives a promise of a number, or of several with names, for
 * each; what comes back are the lists of these numbers by name.
 */
export async function inTurns(rounds, warm, works) {
  const taken = {};
  for (let round = -warm; round < rounds; round += 1) {
    for (const [name, work] of Object.entries(works)) {
      const numbers = await work();
      const named = typeof numbers === 'number' ? { [name]: numbers } : numbers;
      if (round < 0) continue;
      for (const [key, number] of Object.entries(named)) (taken[key] ??= []).push(number);
    }
  }
  return taken;
}

/** How many times as long one work takes as another, with the goal. */
export function ratio(taken, ours, other, goal) {
  return { ours, other, goal, ...spread(taken[ours].map((ms, at) => ms / taken[other][at])) };
}

function line({ low, median, high }, digits, name) {
  return `${median.toFixed(digits).padStart(10)}  (${low.toFixed(digits)} – ${high.toFixed(digits)})  ${name}`;
}

/** Prints what works took and their ratios, and gives both as they stand in target/bench.json. */
export function report(title, taken, ratios) {
  const works = Object.fromEntries(Object.entries(taken).map(([name, ms]) => [name, spread(ms)]));
  console.log(`\n${title}`);
  for (const [name, of] of Object.entries(works)) console.log(line(of, 3, name));
  for (const of of ratios) console.log(line(of, 2, `× ${of.ours} ÷ ${of.other}${of.goal === undefined ? '' : ` (goal ≤ ${of.goal})`}`));
  return { works, ratios };
}
