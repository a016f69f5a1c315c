// Reads as much of a wasm module as decides whether an old Chromium can start it: the types, and what crosses to
// JavaScript. WebAssembly.validate() cannot answer this, since the node that runs it knows every new feature.

const I64 = 0x7e;
const V128 = 0x7b;
const REFERENCES = { 0x6f: 'externref', 0x70: 'funcref' };

class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  byte() {
    if (this.at >= this.end) throw new Error('wasm: cut short');
    return this.bytes[this.at++];
  }

  unsigned() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  name() {
    const length = this.unsigned();
    this.at += length;
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString('utf8');
  }

  list(readOne) {
    return Array.from({ length: this.unsigned() }, readOne);
  }

  limits() {
    const flags = this.byte();
    this.unsigned();
    if (flags & 1) this.unsigned();
  }
}

function sections(bytes) {
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== '\0asm') throw new Error('wasm: not a module');
  const reader = new Reader(bytes, 8);
  const found = new Map();
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const size = reader.unsigned();
    const start = reader.at;
    if (id !== 0) found.set(id, () => new Reader(bytes, start, start + size));
    reader.at = start + size;
  }
  return found;
}

function readTypes(reader) {
  return reader.list(() => {
    if (reader.byte() !== 0x60) throw new Error('wasm: a type that is not a function');
    return { parameters: reader.list(() => reader.byte()), results: reader.list(() => reader.byte()) };
  });
}

function readImports(reader, tables) {
  const functions = [];
  reader.list(() => {
    const name = `${reader.name()}.${reader.name()}`;
    const kind = reader.byte();
    if (kind === 0) functions.push({ name, type: reader.unsigned() });
    else if (kind === 1) { tables.push(reader.byte()); reader.limits(); }
    else if (kind === 2) reader.limits();
    else if (kind === 3) { reader.byte(); reader.byte(); }
    else throw new Error(`wasm: import of kind ${kind}`);
  });
  return functions;
}

/** What the module asks of its browser. */
export function readModule(bytes) {
  const found = sections(bytes);
  const section = (id, read) => (found.has(id) ? read(found.get(id)()) : []);
  const tables = [];
  const types = section(1, readTypes);
  const imported = section(2, (reader) => readImports(reader, tables));
  const own = section(3, (reader) => reader.list(() => reader.unsigned()));
  section(4, (reader) => reader.list(() => { tables.push(reader.byte()); reader.limits(); }));
  const exported = section(7, (reader) => reader.list(() => ({ name: reader.name(), kind: reader.byte(), index: reader.unsigned() })));

  // The types of the variables of each function, which begin its code.
  const variables = section(10, (reader) => reader.list(() => {
    const size = reader.unsigned();
    const end = reader.at + size;
    const kinds = reader.list(() => { reader.unsigned(); return reader.byte(); });
    reader.at = end;
    return kinds;
  }));

  const typeOf = (index) => types[index < imported.length ? imported[index].type : own[index - imported.length]];
  const isWide = (type) => [...type.parameters, ...type.results].includes(I64);
  const crossing = [
    ...imported.map(({ name, type }) => ({ name, type: types[type] })),
    ...exported.filter(({ kind }) => kind === 0).map(({ name, index }) => ({ name, type: typeOf(index) })),
  ];
  const usesReferences = types.filter((type) => [...type.parameters, ...type.results].some((value) => value in REFERENCES)).length;
  const referenceTypes = [];
  if (usesReferences > 0) referenceTypes.push(`${usesReferences} function types`);
  if (tables.includes(0x6f)) referenceTypes.push('a table of externref');
  if (tables.length > 1) referenceTypes.push(`${tables.length} tables`);
  return {
    referenceTypes,
    multiValue: types.filter(({ results }) => results.length > 1).length,
    simd: types.filter(({ parameters, results }) => [...parameters, ...results].includes(V128)).length + variables.filter((kinds) => kinds.includes(V128)).length,
    exports: exported.map(({ name }) => name),
    wideBoundary: crossing.filter(({ type }) => isWide(type)).map(({ name }) => name),
  };
}
