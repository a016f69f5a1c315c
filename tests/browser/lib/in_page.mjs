// What runs inside the page: finding controls as a person would, by their label or text, and catching downloads.
// Every export is sent to the browser as text (page.mjs), so each uses only the others and what Chromium 83 knows.

export const KINDS = {
  field: 'input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=reset]), textarea, select, [contenteditable=true], '
    + '[role=textbox], [role=combobox], [role=checkbox], [role=radio], [role=switch], [role=spinbutton]',
  button: 'button, [role=button], input[type=button], input[type=submit], summary, [role=tab], [role=menuitem], [role=option]',
  link: 'a[href], [role=link]',
};
export const GROUPS = 'tr, [role=row], li, fieldset, [role=group], section, article, [role=region], dialog, [role=dialog], [role=alertdialog], nav, header, footer, table, form, main, aside';

export function clean(text) {
  return (text || '').replace(/\s+/g, ' ').trim();
}

/** A label's required mark and colon are no part of its name. */
export function bare(text) {
  return clean(text).replace(/^\*\s*|\s*[*:：]+$/g, '');
}

export function labelText(label, control) {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('input, select, textarea, button').forEach((inner) => inner.remove());
  return control.contains(label) ? '' : copy.textContent;
}

/** What an element shows. Of one without elements inside, its text is that, and sooner had. */
export function shownText(element) {
  return element.childElementCount === 0 ? element.textContent : element.innerText;
}

export function nameOf(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map((id) => (document.getElementById(id) || {}).textContent).join(' ');
  if (element.getAttribute('aria-label')) return element.getAttribute('aria-label');
  if (element.labels && element.labels.length) return labelText(element.labels[0], element);
  if (element.matches('input[type=button], input[type=submit]')) return element.value;
  if (!element.matches(KINDS.field)) return shownText(element) || element.title;
  return element.placeholder || element.title;
}

export function visible(element) {
  if (element.type === 'file') return true;
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

/** The innermost groups (row, section, dialog …) that carry this name or text. What is inside is asked before what is around it, which has long texts. */
export function groupsOf(name) {
  const groups = [...document.querySelectorAll(GROUPS)];
  const innermost = (fits) => {
    const found = [];
    for (const group of groups.reverse()) {
      if (!found.some((other) => group.contains(other)) && fits(group) && visible(group)) found.push(group);
    }
    groups.reverse();
    return found.reverse();
  };
  const named = innermost((group) => bare(group.getAttribute('aria-label') || '') === bare(name));
  if (named.length) return named;
  return innermost((group) => [...group.querySelectorAll('input, textarea')].some(({ value }) => clean(value) === clean(name))
    || clean(group.innerText).includes(clean(name)));
}

/** The controls of that kind, name and group. What a control is called is asked before whether it is seen, which takes longer. */
export function candidates({ kind, name, css, within }) {
  const roots = within ? groupsOf(within) : [document];
  const found = [];
  for (const root of roots) root.querySelectorAll(css || KINDS[kind]).forEach((element) => found.push(element));
  const all = roots.length > 1 ? found.filter((element, at) => found.indexOf(element) === at) : found;
  if (css) return all.filter(visible);
  const wanted = bare(name);
  const names = all.map((element) => bare(nameOf(element)));
  const exact = all.filter((element, at) => names[at] === wanted && visible(element));
  return exact.length ? exact : all.filter((element, at) => names[at].includes(wanted) && visible(element));
}

export function find(query) {
  return candidates(query)[query.nth || 0] || null;
}

export function must(query) {
  const element = find(query);
  if (!element) throw new Error(`not found: ${JSON.stringify(query)}`);
  return element;
}

export function describedBy(element) {
  const ids = [element.getAttribute('aria-describedby'), element.getAttribute('aria-errormessage')].filter(Boolean).join(' ');
  return clean(ids.split(/\s+/).filter(Boolean).map((id) => (document.getElementById(id) || {}).textContent).join(' '));
}

export function state(query) {
  const element = find(query);
  if (!element) return null;
  return {
    name: bare(nameOf(element)), tag: element.tagName.toLowerCase(), value: element.value, text: clean(element.innerText),
    checked: element.matches('[role]') ? element.getAttribute('aria-checked') === 'true' : element.checked,
    disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true', readOnly: element.readOnly,
    focused: document.activeElement === element, pressed: element.getAttribute('aria-pressed'), expanded: element.getAttribute('aria-expanded'),
    invalid: element.getAttribute('aria-invalid') === 'true', note: describedBy(element),
    options: element.options ? [...element.options].map((option) => clean(option.text)) : undefined,
  };
}

/** The point at which a click reaches the element, once it stands still there: what moves is missed, and nobody clicks at it. */
export async function point(query) {
  const first = place(query);
  await pageRest(16);
  const second = place(query);
  if (first.x !== second.x || first.y !== second.y) throw new Error(`moving: ${JSON.stringify(query)}`);
  return second;
}

/**
 * What `answer` gives as soon as that is something true; null, or its last error, when it still is not after some time, so that whoever asks can ask
 * again. With `ofDocument` the answer depends on the document alone, and is asked for only when something in that has changed.
 */
export async function soon(answer, ofDocument) {
  let changed = true;
  const watch = new MutationObserver(() => { changed = true; });
  if (ofDocument) watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  let problem = null;
  try {
    for (let turn = 0; turn < 40; turn += 1) {
      // Now and then it is asked for all the same: styles change without the document.
      if (changed || !ofDocument || turn % 8 === 0) {
        changed = false;
        problem = null;
        try {
          const given = await answer();
          if (given) return given;
        } catch (error) {
          problem = error;
        }
      }
      await pageRest(Math.min(4 * (turn + 1), 30));
    }
  } finally {
    watch.disconnect();
  }
  if (problem) throw problem;
  return null;
}

export function found(query) {
  return soon(() => state(query), true);
}

/** Does one of these functions with the control as soon as that is there; what goes wrong then is told, since to try again would not help. */
export async function act(query, name, ...args) {
  if (!(await soon(() => find(query), true))) return null;
  try {
    window.__helpers[name](query, ...args);
    return { problem: null };
  } catch (error) {
    return { problem: String(error && error.message) };
  }
}

export function gone(query) {
  return soon(() => !find(query), true);
}

/** Whether this text is, or is not, among what is visible. */
export function shows(text, wanted) {
  return soon(() => document.body.innerText.includes(text) === wanted, true);
}

/**
 * The point at which a click reaches the element. What moves on between this answer and the click (a page that scrolls to what has got the focus, on
 * a busy machine) would be missed and something else be hit: that press is swallowed, and `hit` tells.
 */
export async function aim(query) {
  const found = await point(query);
  const element = must(query);
  const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
  const guard = { missed: false, first: true };
  const look = (event) => {
    if (guard.first) {
      guard.first = false;
      guard.missed = !belongs(event.target, element);
      if (!guard.missed) guard.end();
    }
    if (!guard.missed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  guard.end = () => types.forEach((type) => window.removeEventListener(type, look, true));
  types.forEach((type) => window.addEventListener(type, look, true));
  window.__aimed = guard;
  return found;
}

/** Whether the press after the last `aim` reached its element, as far as anything was heard of it. */
export function hit() {
  const guard = window.__aimed;
  if (!guard) return true;
  guard.end();
  delete window.__aimed;
  return !guard.missed;
}

/** Whether what is at a point is the element, in it, around it, or its label. */
export function belongs(top, element) {
  return Boolean(top) && (element.contains(top) || top.contains(element) || (top.closest && top.closest('label') && top.closest('label').control === element));
}

/** Where an element is, after scrolling to it; throws where something covers it. */
export function place(query) {
  const element = must(query);
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const rect = element.getClientRects()[0];
  const x = rect.left + rect.width / 2;
  const y = rect.top + rect.height / 2;
  const top = document.elementFromPoint(x, y);
  if (!belongs(top, element)) throw new Error(`covered by ${top ? top.outerHTML.slice(0, 120) : 'nothing'}: ${JSON.stringify(query)}`);
  return { x, y };
}

/** What a press of the mouse comes to: the focus goes there, and there is a click. */
export function activate(query) {
  const element = must(query);
  element.focus({ preventScroll: true });
  element.click();
}

export function selectAll(query) {
  const element = must(query);
  element.focus();
  if (element.select) element.select();
  else getSelection().selectAllChildren(element);
}

export function announce(element) {
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

export function choose(query, wanted) {
  const element = must(query);
  const option = [...element.options].find(({ text, value }) => clean(text) === clean(wanted) || value === wanted);
  if (!option) throw new Error(`no option ${wanted} among ${[...element.options].map(({ text }) => clean(text)).join(', ')}`);
  element.focus();
  element.value = option.value;
  announce(element);
}

export function files(list) {
  const transfer = new DataTransfer();
  for (const { name, base64, type } of list) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    transfer.items.add(new File([bytes], name, { type }));
  }
  return transfer;
}

export function upload(query, list) {
  const element = must(query);
  element.files = files(list).files;
  announce(element);
}

export function drop(query, list) {
  const element = must(query);
  const dataTransfer = files(list);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
}

export function paste(query, text) {
  selectAll(query);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
  // Firefox leaves out the data that is given to the constructor.
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  if (must(query).dispatchEvent(event)) document.execCommand('insertText', false, text);
}

export function count(query) {
  return candidates(query).length;
}

export function texts(query) {
  return candidates(query).map((element) => clean(element.innerText));
}

/** Hands a download link's blob to the scenario instead of the browser; true if it was one. */
export function caught(link) {
  const { blobs, downloads } = window.__caught;
  const blob = blobs.get(link.href);
  if (!link.hasAttribute('download') || !(blob || link.href.startsWith('data:'))) return false;
  downloads.push({ name: link.download, href: link.href, blob });
  return true;
}

/** Real downloads differ by engine and need a folder, so clicks on download links are caught from here on. */
export function catchDownloads() {
  if (window.__caught) return;
  const blobs = new Map();
  window.__caught = { blobs, downloads: [] };
  const createObjectURL = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const url = createObjectURL(blob);
    blobs.set(url, blob);
    return url;
  };
  const { click, dispatchEvent } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function caughtClick() {
    if (!caught(this)) click.call(this);
  };
  HTMLAnchorElement.prototype.dispatchEvent = function caughtDispatch(event) {
    return event.type === 'click' && !this.isConnected && caught(this) ? true : dispatchEvent.call(this, event);
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[download]');
    if (link && caught(link)) event.preventDefault();
  }, true);
}

export async function takeDownload() {
  const taken = window.__caught.downloads.shift();
  if (!taken) return null;
  const blob = taken.blob || new Blob([decodeURIComponent(taken.href.replace(/^data:[^,]*,/, ''))]);
  const bytes = new Uint8Array(await new Response(blob).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: taken.name, type: blob.type, base64: btoa(binary) };
}
