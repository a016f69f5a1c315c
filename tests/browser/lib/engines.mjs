// The browsers of the tests. `varies` are the words for what each may do differently from the others; a scenario that has one of them runs there:
//   start     starting, policies, failures of the whole page
//   storage   keeping, loading again, several windows
//   files     files in and out, the clipboard
//   print     paper
//   layout    where boxes stand and what they show
//   pieces    which pieces of a long table are laid out
//   focus     the focus, the caret, keys, the mouse
//   drawing   frames and timers: what is drawn before work, and in portions
//   ime       input methods
// What each can do (`can`):
//   restart  keeps its data when it is quit and started again with the same profile
//   ime      an input method can be simulated
//   network  every request is seen
//   pdf      prints to PDF
//   scripts  JavaScript can be switched off
//   windows  opens several windows
import { existsSync } from 'node:fs';
import { geckodriver } from './cache.mjs';
import { Chromium } from './chromium.mjs';
import { oldChromium } from './old_chromium.mjs';
import { WebDriver } from './webdriver.mjs';

const CHROMIUM = { restart: true, network: true, pdf: true, scripts: true, windows: true };

/** All that may differ. */
const EVERYTHING = ['start', 'storage', 'files', 'print', 'layout', 'pieces', 'focus', 'drawing', 'ime'];

function chromium(name, binary, flags = [], more = {}) {
  return { name, varies: EVERYTHING, can: { ...CHROMIUM, ...more }, binary, flags, launch: (profile) => Chromium.launch({ name, binary, flags }, profile) };
}

/** The one without windows, where there is one. */
export const CURRENT_CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync);

/**
 * The old binaries were made for a sandbox of their own: one process, software rendering. Each that starts has its second compiler go over the whole wasm,
 * which takes longer than ten scenarios; it may where everything is run.
 */
function old(major) {
  const flags = ['--single-process', '--no-zygote', '--use-gl=swiftshader', ...(process.argv.includes('--all') ? [] : ['--js-flags=--no-wasm-tier-up'])];
  return chromium(`chromium-${major}`, oldChromium(major), flags);
}

function webdriver(engine) {
  return { varies: EVERYTHING, ...engine, launch: (profile) => WebDriver.launch(engine, profile) };
}

const FIREFOX_PREFS = {
  // Console messages and script errors of pages go to the output, where the harness reads them.
  'browser.dom.window.dump.enabled': true,
  'devtools.console.stdout.content': true,
  'intl.accept_languages': 'zh-CN',
  'app.update.enabled': false,
  // It is killed by some tests, and must start again as ever.
  'toolkit.startup.max_resumed_crashes': -1,
  'browser.sessionstore.resume_from_crash': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
};

const firefox = webdriver({
  name: 'firefox',
  can: { restart: true, pdf: true, windows: true },
  driver: (port, marionette) => [geckodriver(), '--host', '127.0.0.1', '--port', `${port}`, '--marionette-port', `${marionette}`],
  consoleError: /^(?:JavaScript error:|console\.error:|Content-Security-Policy)/,
  capabilities: (profile) => ({
    browserName: 'firefox',
    'moz:firefoxOptions': { binary: '/usr/bin/firefox-esr', args: ['-headless', '-profile', profile], prefs: FIREFOX_PREFS },
  }),
});

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/**
 * Without a graphics card WebKitGTK puts its layers together in software and, as scroll bars fade or a caret blinks, puts the whole window together anew
 * sixty times a second: one core for nothing. Painted straight into the window, the boxes are the same.
 */
const WEBKIT_FEATURES = '--features=-AcceleratedCompositing';

const webkit = webdriver({
  name: 'webkit',
  // Under automation MiniBrowser keeps nothing on disk, so it cannot show that data outlives it.
  can: {},
  opensSmall: true,
  driver: (port) => ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24', 'WebKitWebDriver', `--port=${port}`],
  env: { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  consoleError: /CONSOLE \S+ ERROR/,
  capabilities: () => ({
    'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation', '--enable-write-console-messages-to-stdout=true', WEBKIT_FEATURES] },
  }),
});

/** One of the Chromiums between two that run everything, with what may differ there from both. */
function between(major, ...varies) {
  return { ...old(major), varies };
}

/** The slowest first, so that no lane is left alone with it at the end. */
export const ENGINES = [
  webkit, { ...old(83), oldest: true }, firefox, { ...chromium('chromium', CURRENT_CHROMIUM, [], { ime: true }), current: true },
  // 86 lays out tables, prints and keeps as 83 does, so it is asked how it starts, and about the pieces of long tables: it leaves out those out of sight
  // and does not remember their height. 92 lays out tables in the new way and still breaks pages in the old one.
  between(86, 'start', 'pieces'), between(92, 'start', 'storage', 'files', 'print'),
];
