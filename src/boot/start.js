/* ES5 only: this script runs in every browser, also in those which cannot run the app, and it alone must survive
   whatever goes wrong in the app. It decides whether to start, starts, and takes over after a failure. */
(function () {
  'use strict';
  var KEY_PREFIX = 'budget-form/';
  // The block with the form that the file carries, if it carries one.
  var CARRIED = 'carried-form';
  var boot = document.getElementById('boot');
  var failed = false;
  var running = false;
  // Whether a browser saved this file from the running page, or from the recovery panel.
  var isCopy = false;
  var details = [];
  // A promise of the module of the app.
  var compiled = null;
  // What this file is made of, for a file of the same with a form in it: the head and the notice as they came, and the scripts, once all are there.
  var ownHead = document.head.innerHTML;
  var ownNotice = boot ? boot.outerHTML : '';
  var ownScripts = [];

  function element(tag, text, attributes) {
    var made = document.createElement(tag);
    if (text) made.appendChild(document.createTextNode(text));
    for (var name in attributes) made.setAttribute(name, attributes[name]);
    return made;
  }

  /* The other files of this folder, which use the variables above; the build puts them here. */
  /* build:boot-parts */

  /* A browser that saves the running page (Ctrl+S) writes what was on the screen into the copy. It must not stand beside the app: all but the scripts goes. */
  function removeSavedScreen() {
    for (var i = document.body.children.length - 1; i >= 0; i -= 1) {
      var child = document.body.children[i];
      if (child !== boot && child.nodeName !== 'SCRIPT') document.body.removeChild(child);
    }
  }

  function started() {
    if (failed) return;
    running = true;
    boot.parentNode.removeChild(boot);
    publish(wasm_bindgen);
  }

  /* Site data is not touched before the page has loaded. Chromium (156) may drop the connection of a page that asks for it before the browser has heard
     that the page is there: what such a page writes it can read back, but none of it is kept. */
  function start() {
    delete window.__budgetFormStart;
    var scripts = document.body.getElementsByTagName('script');
    for (var i = 0; i < scripts.length; i += 1) if (scripts[i].id !== CARRIED) ownScripts.push(scripts[i]);
    if (document.readyState === 'complete') run();
    else window.addEventListener('load', function () { setTimeout(run, 0); });
  }

  function run() {
    if (!stylesCount() || !compiled || !window.__budgetFormFiles) {
      fail('文件不完整或被改动');
      return;
    }
    try {
      if (isCopy) removeSavedScreen();
      guardWasm();
      wasm_bindgen({ module_or_path: compiled }).then(function () { return wasm_bindgen.whenOpen(); }).then(started).then(null, fail);
    } catch (e) {
      fail(e);
    }
  }

  if (!supported()) return;
  isCopy = !boot || document.documentElement.className !== '';
  document.documentElement.className = '';
  if (!boot) {
    boot = element('div', '', { id: 'boot', 'class': 'boot' });
    document.body.insertBefore(boot, document.body.firstChild);
  }
  forbidEval();
  window.__budgetFormFailed = fail;
  window.__budgetFormRepeat = repeat;
  window.__budgetFormFile = fileWith;
  window.__budgetFormBytes = bytesOf;
  window.__budgetFormCompile = compile;
  window.__budgetFormStart = start;
  window.addEventListener('error', function (event) {
    onError(event.error || event.message);
  });
  window.addEventListener('unhandledrejection', function (event) {
    onError(event.reason);
  });
  // The call to start is the last line of the file. If it did not come, the copy of the file is cut short.
  document.addEventListener('DOMContentLoaded', function () {
    if (window.__budgetFormStart) fail('文件不完整');
  });
  boot.innerHTML = '';
  boot.appendChild(element('p', '正在打开…', { role: 'status' }));
})();
