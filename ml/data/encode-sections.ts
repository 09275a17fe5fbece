import {
  ALIGNMENT,
  FORMAT,
  MAGIC,
  PREAMBLE,
  type Column,
  type Fact,
  type SectionEntry,
  type Sections,
} from './sections.ts';

/**
 * Encode named columns as one block of bytes: magic, format and header length (little-endian Uint32 each), a JSON header
 * with sorted keys, then the columns by name, little-endian, each at a multiple of 8. Same content, same bytes.
 *
 * @throws {RangeError} if a number is not finite, or a name or word not plain ASCII.
 */
export function encodeSections({ facts, columns }: Sections): Uint8Array {
  const named = Object.entries(columns).sort(byName);
  const entries: SectionEntry[] = [];
  let offset = 0;
  for (const [name, column] of named) {
    entries.push({ length: column.length, name, offset, type: typeOf(column) });
    offset += pad(column.byteLength);
  }
  const header = writeHeader(Object.entries(facts).sort(byName), entries);
  const body = pad(PREAMBLE + header.length);
  const bytes = new Uint8Array(body + offset);
  bytes.set(toAscii(MAGIC));
  const view = new DataView(bytes.buffer);
  view.setUint32(MAGIC.length, FORMAT, true);
  view.setUint32(MAGIC.length + 4, header.length, true);
  bytes.set(toAscii(header), PREAMBLE);
  for (const [index, [, column]] of named.entries()) {
    const source = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
    bytes.set(source, body + entries[index]!.offset);
  }
  return bytes;
}

function writeHeader(facts: readonly [string, Fact][], entries: readonly SectionEntry[]): string {
  for (const [name, value] of facts) {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new RangeError(`Cannot encode sections: ${name} must be a finite number, got ${value}.`);
    }
  }
  return JSON.stringify({ facts: Object.fromEntries(facts), sections: entries });
}

function toAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0)!;
    if (code > 126)
      throw new RangeError(`Cannot encode sections: names and words must be plain ASCII, got "${letter}".`);
    return code;
  });
}

function typeOf(column: Column): string {
  if (column instanceof Float64Array) return 'Float64';
  return column instanceof Float32Array ? 'Float32' : 'Uint32';
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function pad(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
