// Takes comments, white space and long names out of generated glue and of the styles. What we write ourselves for the page (src/boot, src/worker/page.js) stays as it is.
import { transformSync } from 'esbuild';
import { readBudgets } from '../tests/shipped/inspect.mjs';

/** A script or a style sheet with less in it that says the same to the oldest browser that the file is for. */
export function minified(text, kind) {
  const { code, warnings } = transformSync(text, { loader: kind, minify: true, target: `chrome${readBudgets().oldest_chromium}`, charset: 'utf8', legalComments: 'none', logLevel: 'silent' });
  if (warnings.length > 0) throw new Error(`esbuild on ${kind}: ${warnings.map(({ text: said, location }) => `${said} (line ${location?.line})`).join('; ')}`);
  return code;
}
