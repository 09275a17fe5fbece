import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 20;

/** One object of a JSONL file, with where it stood. */
export interface JsonlRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly line: number;
  /** Share of the file read so far, 0 to 1. */
  readonly done: number;
}

/**
 * Read a JSONL file row by row, a chunk at a time. A file that is not there has no rows: a shop may have no customers yet.
 *
 * @throws {Error} naming file and line of a row that is no JSON object.
 */
export function* readJsonl(file: string): Generator<JsonlRow> {
  if (!existsSync(file)) return;
  const handle = openSync(file, 'r');
  try {
    const size = fstatSync(handle).size;
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let rest = Buffer.alloc(0);
    let read = 0;
    let line = 0;
    for (let count = readSync(handle, chunk); count > 0; count = readSync(handle, chunk)) {
      read += count;
      const block = Buffer.concat([rest, chunk.subarray(0, count)]);
      let start = 0;
      for (let end = block.indexOf(10, start); end >= 0; end = block.indexOf(10, start)) {
        line += 1;
        if (end > start)
          yield { row: parseRow(block.toString('utf8', start, end), file, line), line, done: read / size };
        start = end + 1;
      }
      rest = Buffer.from(block.subarray(start));
    }
    if (rest.length > 0) yield { row: parseRow(rest.toString('utf8'), file, line + 1), line: line + 1, done: 1 };
  } finally {
    closeSync(handle);
  }
}

function parseRow(text: string, file: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const row: unknown = JSON.parse(text);
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Readonly<Record<string, unknown>>;
  } catch {
    // Said below.
  }
  throw new Error(`Cannot read ${file}: line ${line} must be a JSON object, got "${text.slice(0, 60)}".`);
}
