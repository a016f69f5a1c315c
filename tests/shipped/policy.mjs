// The Content-Security-Policy of the shipped file names each script and style in it by its hash, so that nothing else runs and no other style counts.
import { createHash } from 'node:crypto';

const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)/;
const HASH = /'sha256-[A-Za-z0-9+/=]+'/g;

/** The source expression that lets exactly this text run. A browser makes LF of each CRLF and CR of the file before it takes the hash. */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text.replace(/\r\n?/g, '\n'), 'utf8').digest('base64')}'`;
}

/** What stands in every element of that name, but for the data in elements with a `type`. */
function textsOf(html, name) {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>([\\s\\S]*?)</${name}>`, 'g'))]
    .filter(([, attributes]) => !/\btype=/.test(attributes)).map(([, , text]) => text);
}

/** The sources that the file's policy gives under a directive; none where there is no such directive. */
function sourcesOf(html, directive) {
  const [, , policy = ''] = POLICY.exec(html) ?? [];
  const found = policy.split(';').map((one) => one.trim().split(/\s+/)).find(([name]) => name === directive);
  return found ? found.slice(1) : [];
}

/** The file with the hashes of its own scripts and styles in its policy, in place of those that were there. */
export function withHashes(html) {
  const hashes = (name) => textsOf(html, name).map(hashOf).join(' ');
  return html.replace(POLICY, (_, before, policy, after) => {
    const plain = policy.replace(HASH, '').replace(/\b(script|style)-src\b\s*/g, (_, name) => `${name}-src ${hashes(name)} `);
    return `${before}${plain.replace(/ +/g, ' ').replace(/ ;/g, ';')}${after}`;
  });
}

/** What is wrong with the file's policy, one line each. */
export function policyProblems(html) {
  const problems = [];
  for (const name of ['script', 'style']) {
    const sources = sourcesOf(html, `${name}-src`);
    const hashes = textsOf(html, name).map(hashOf);
    hashes.forEach((hash, at) => {
      if (!sources.includes(hash)) problems.push(`the policy does not let ${name} ${at + 1} count: its hash is ${hash}`);
    });
    for (const source of sources) {
      const isKnown = hashes.includes(source) || (name === 'script' && source === "'unsafe-eval'");
      if (!isKnown) problems.push(`the policy has ${source} for a ${name}, which nothing in the file needs`);
    }
  }
  // The worker of the second module is made of a text of the file; nothing else may become one.
  const workers = sourcesOf(html, 'worker-src');
  if (workers.join(' ') !== 'blob:') problems.push(`the policy has ${workers.join(' ') || 'nothing'} for a worker, where the second module needs blob:`);
  // Neither would work: the policy allows no script and no style in attributes.
  const markup = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
  for (const [found] of markup.matchAll(/<[a-z][^>]*?\s(?:on[a-z]+|style)\s*=[^>]*>/gi)) problems.push(`the policy does not let an attribute count: ${found.slice(0, 120)}`);
  return problems;
}
