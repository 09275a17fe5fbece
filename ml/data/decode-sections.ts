import { ALIGNMENT, FORMAT, MAGIC, PREAMBLE, type Column, type Fact, type Sections } from './sections.ts';

const WIDTHS: Readonly<Record<string, number>> = { Float64: 8, Float32: 4, Uint32: 4 };

/**
 * Decode what {@link encodeSections} wrote. The columns are copies: they keep nothing of `bytes` alive.
 *
 * @throws {RangeError} if the bytes are no artifact, of another format, cut short or too long, or their header is
 * malformed. Flipped bits inside a column are not seen here: compare a checksum first.
 */
export function decodeSections(bytes: Uint8Array): Sections {
  if (bytes.length < PREAMBLE || toText(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new RangeError(`Cannot decode artifact: it must start with ${MAGIC}.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = view.getUint32(MAGIC.length, true);
  if (format !== FORMAT) throw new RangeError(`Cannot decode artifact: format must be ${FORMAT}, got ${format}.`);
  const headerLength = view.getUint32(MAGIC.length + 4, true);
  const body = Math.ceil((PREAMBLE + headerLength) / ALIGNMENT) * ALIGNMENT;
  if (body > bytes.length) throw new RangeError('Cannot decode artifact: its header must lie within its bytes.');
  const { facts, sections } = parseHeader(toText(bytes.subarray(PREAMBLE, PREAMBLE + headerLength)));
  const columns: Record<string, Column> = {};
  let end = body;
  for (const section of sections) {
    const { name, type, length, offset } = readEntry(section);
    const start = body + offset;
    const stop = start + length * WIDTHS[type]!;
    if (start !== Math.ceil(end / ALIGNMENT) * ALIGNMENT || stop > bytes.length) {
      throw new RangeError(`Cannot decode artifact: section ${name} must lie within ${bytes.length} bytes.`);
    }
    // Not `slice`: a Buffer's is a view on memory that it shares with others.
    columns[name] = toColumn(type, new Uint8Array(bytes.subarray(start, stop)).buffer);
    end = stop;
  }
  if (Math.ceil(end / ALIGNMENT) * ALIGNMENT !== bytes.length) {
    throw new RangeError(`Cannot decode artifact: it must be ${end} bytes long, got ${bytes.length}.`);
  }
  return { facts, columns };
}

function parseHeader(text: string): { facts: Record<string, Fact>; sections: unknown[] } {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (cause) {
    throw new RangeError('Cannot decode artifact: its header must be JSON.', { cause });
  }
  if (!isRecord(header) || !isRecord(header.facts) || !Array.isArray(header.sections)) {
    throw new RangeError('Cannot decode artifact: its header must have facts and sections.');
  }
  const facts: Record<string, Fact> = {};
  for (const [name, value] of Object.entries(header.facts)) {
    if (typeof value !== 'number' && typeof value !== 'string')
      throw new RangeError(`Cannot decode artifact: fact ${name} must be a number or a word.`);
    facts[name] = value;
  }
  return { facts, sections: header.sections };
}

function readEntry(entry: unknown): { name: string; type: string; length: number; offset: number } {
  if (isRecord(entry)) {
    const { name, type, length, offset } = entry;
    const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
    if (typeof name === 'string' && typeof type === 'string' && type in WIDTHS && isPlace(length) && isPlace(offset)) {
      return { name, type, length, offset };
    }
  }
  throw new RangeError(
    `Cannot decode artifact: a section must have name, type, length and offset, got ${JSON.stringify(entry)}.`,
  );
}

function toColumn(type: string, buffer: ArrayBuffer): Column {
  if (type === 'Float64') return new Float64Array(buffer);
  return type === 'Float32' ? new Float32Array(buffer) : new Uint32Array(buffer);
}

function toText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
