// Brings a page of the app back to what it was when it had just started, so that the next scenario can go on in it. Both functions run in the page, so
// each stands alone and uses what Chromium 83 knows.
//
// What a scenario has done to the page itself (a clock that stands, a storage that refuses, a class of the document, an element of its own) cannot be
// taken back for certain; a page that is not as it was is opened anew. `rememberPage` keeps what is compared.

/** Keeps what the page is made of; called when the app has started. */
export function rememberPage() {
  if (window.__asStarted) return;
  const own = (object) => Object.getOwnPropertyNames(object).sort().map((name) => {
    const { value, get, set } = Object.getOwnPropertyDescriptor(object, name);
    return [name, typeof value === 'object' ? null : value, get, set];
  });
  const made = () => [
    Date, Math, JSON, Storage.prototype, EventTarget.prototype, Node.prototype, Element.prototype, HTMLElement.prototype, Document.prototype,
    HTMLTextAreaElement.prototype, Blob.prototype, Worker.prototype, Navigator.prototype, document, history, navigator, performance,
  ].map(own);
  // Of the window only what pages replace; its other names are many, and some come with use.
  const names = ['setTimeout', 'clearTimeout', 'setInterval', 'requestAnimationFrame', 'cancelAnimationFrame', 'localStorage', 'sessionStorage', 'indexedDB',
    'getComputedStyle', 'getSelection', 'matchMedia', 'print', 'open', 'alert', 'confirm', 'Date', 'FileReader', 'Blob', 'WebAssembly', 'Worker', 'performance'];
  const replaced = () => names.map((name) => {
    const { value, get } = Object.getOwnPropertyDescriptor(window, name) || {};
    return [name, value, get];
  });
  const globals = () => Object.keys(window).filter((name) => !/^__|^\d+$/.test(name)).sort();
  // The app itself is one element, another one at the start page than in a form, where a page that was loaded again has started.
  const told = (element) => (element.matches('main, .frame') ? 'the app' : element.cloneNode(false).outerHTML);
  const shown = () => [
    document.documentElement.cloneNode(false).outerHTML, document.body.cloneNode(false).outerHTML, document.title,
    ...[...document.body.children].map(told), document.head.childElementCount,
  ];
  const parts = () => ({ made: made(), replaced: replaced(), globals: globals() });
  const same = (one, other) => (Array.isArray(one)
    ? Array.isArray(other) && one.length === other.length && one.every((item, at) => same(item, other[at]))
    : Object.is(one, other));
  const [before, seen] = [parts(), shown()];
  Object.defineProperty(window, '__asStarted', {
    value: {
      /** What differs of what scripts see, and of what is shown at the start page. */
      changes: () => {
        const now = parts();
        const changed = Object.keys(now).filter((key) => !same(now[key], before[key]));
        return same(shown(), seen) ? changed : changed.concat('shown');
      },
    },
  });
}

/** Goes to the start page with nothing kept; whether the page is then as it was when it had started. */
export async function resetPage(address) {
  const started = window.__asStarted;
  if (!started || !window.budgetForm || location.href.split('#')[0] !== address || document.getElementById('boot')) return false;
  const until = async (condition) => {
    for (let turn = 0; turn < 400; turn += 1) {
      if (condition()) return true;
      await new Promise((resolve) => { setTimeout(resolve, 5); });
    }
    return false;
  };
  const forgetCopies = () => new Promise((resolve) => {
    const request = indexedDB.open('budget-form');
    // There is none, and none is to be made.
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = () => resolve(request.error && request.error.name === 'AbortError');
    request.onsuccess = () => {
      const transaction = request.result.transaction('records', 'readwrite');
      transaction.objectStore('records').clear();
      transaction.oncomplete = () => {
        request.result.close();
        resolve(true);
      };
      transaction.onabort = () => resolve(false);
    };
  });
  // The form that is open is left, and saved, before everything kept is removed; then the list of forms is made anew.
  if (document.activeElement) document.activeElement.blur();
  location.hash = '#/form/999999999999/profile';
  if (!(await until(() => /没有找到这张表/.test((document.querySelector('main') || {}).textContent)))) return false;
  localStorage.clear();
  sessionStorage.clear();
  // Twice: what was waiting behind a copy on its way to the disk comes after the first time.
  if (!(await forgetCopies()) || !(await forgetCopies())) return false;
  location.hash = '#/';
  const quiet = () => ['busy', 'busy-share', 'reading'].every((id) => !(document.getElementById(id) || {}).textContent);
  if (!(await until(() => document.querySelector('main.start .empty') && quiet()))) return false;
  window.scrollTo(0, 0);
  if (document.activeElement) document.activeElement.blur();
  if (window.__caught) window.__caught.downloads.length = 0;
  // The page remembers what was deleted in it, though nothing of it is kept any more.
  if (document.querySelector('main.start .deleted')) return false;
  return started.changes().length === 0;
}
