// How much of the processors a browser has used: wall-clock time says little on a machine that does other things as well.
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks in a second, as Linux counts them for programs on every usual machine. */
const TICKS = 100;

/** The user and system time in seconds of what runs in the session of this process, and of what ended there; 0 where /proc is not to be had. */
export function cpuSeconds(session) {
  let ticks = 0;
  try {
    for (const name of readdirSync('/proc')) {
      if (name < '0' || name > '9999999999') continue;
      ticks += ticksOf(name, session);
    }
  } catch {
    return 0;
  }
  return ticks / TICKS;
}

function ticksOf(process, session) {
  try {
    const text = readFileSync(`/proc/${process}/stat`, 'utf8');
    // The name of the program, in brackets, may have blanks. After it: state, parent, group, session …, and from the twelfth on the four times.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[3]) !== session) return 0;
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}
