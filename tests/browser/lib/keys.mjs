// Names of keys (KeyboardEvent.key) and what the two protocols call them.

const NAMED = {
  // key: [WebDriver's code point, the virtual key code CDP wants, the text that it types]
  Backspace: ['\uE003', 8], Tab: ['\uE004', 9], Enter: ['\uE007', 13, '\r'], Escape: ['\uE00C', 27], PageUp: ['\uE00E', 33],
  PageDown: ['\uE00F', 34], End: ['\uE010', 35], Home: ['\uE011', 36], ArrowLeft: ['\uE012', 37], ArrowUp: ['\uE013', 38],
  ArrowRight: ['\uE014', 39], ArrowDown: ['\uE015', 40], Delete: ['\uE017', 46], F1: ['\uE031', 112], F2: ['\uE032', 113], F3: ['\uE033', 114], F4: ['\uE034', 115], F8: ['\uE038', 119], F9: ['\uE039', 120],
};

const MODIFIERS = {
  // key: [WebDriver's code point, CDP's modifier bit, the virtual key code]
  Alt: ['\uE00A', 1, 18], Control: ['\uE009', 2, 17], Meta: ['\uE03D', 4, 91], Shift: ['\uE008', 8, 16],
};

/** 'Control+Shift+z' as { modifiers: ['Control', 'Shift'], key: 'z' }. */
export function parseCombo(combo) {
  const parts = combo.split(/\+(?=.)/);
  const key = parts.pop();
  const unknown = parts.filter((part) => !(part in MODIFIERS));
  if (unknown.length > 0 || ([...key].length > 1 && !(key in NAMED))) throw new Error(`unknown key: ${combo}`);
  return { modifiers: parts, key };
}

/** The W3C actions that press and release a combination. */
export function webdriverActions(combo) {
  const { modifiers, key } = parseCombo(combo);
  const values = [...modifiers.map((name) => MODIFIERS[name][0]), NAMED[key]?.[0] ?? key];
  return [
    ...values.map((value) => ({ type: 'keyDown', value })),
    ...values.reverse().map((value) => ({ type: 'keyUp', value })),
  ];
}

function cdpKey(key, bits) {
  // Of the keys that type, only letters and digits have a code that is their character's; '.' would be Delete.
  const typed = /^[a-z0-9 ]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0;
  const [, code, text] = NAMED[key] ?? [null, typed, key];
  const shown = bits & 7 ? undefined : text;
  return { key, code: key in NAMED ? key : undefined, windowsVirtualKeyCode: code, modifiers: bits, text: shown };
}

/** The parameters of the Input.dispatchKeyEvent calls that press and release a combination. */
export function cdpEvents(combo) {
  const { modifiers, key } = parseCombo(combo);
  const events = [];
  let bits = 0;
  for (const name of modifiers) {
    bits |= MODIFIERS[name][1];
    events.push({ type: 'rawKeyDown', key: name, windowsVirtualKeyCode: MODIFIERS[name][2], modifiers: bits });
  }
  const { text, ...plain } = cdpKey(key, bits);
  events.push(text ? { type: 'keyDown', ...plain, text } : { type: 'rawKeyDown', ...plain }, { type: 'keyUp', ...plain });
  for (const name of [...modifiers].reverse()) {
    bits &= ~MODIFIERS[name][1];
    events.push({ type: 'keyUp', key: name, windowsVirtualKeyCode: MODIFIERS[name][2], modifiers: bits });
  }
  return events;
}
