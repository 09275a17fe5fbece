import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A line of a file that is not empty, without spaces at its ends. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * Read the lines of a text file, gzipped or not (told by its first bytes), with any line ends, empty lines left out.
 *
 * @throws {Error} if `--file` is not given, cannot be read or holds no line.
 */
export function readLines(file: string | undefined): Line[] {
  if (!file) throw new Error('Cannot read lines: --file must name a file, got none.');
  let content: Buffer;
  try {
    content = readFileSync(file);
    if (content[0] === 0x1f && content[1] === 0x8b) content = gunzipSync(content);
  } catch (error) {
    throw new Error(
      `Cannot read lines: --file must be a text or gzip file, got "${file}" (${(error as Error).message}).`,
      { cause: error },
    );
  }
  const lines = content
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((text, i) => ({ number: i + 1, text: text.trim() }))
    .filter(({ text }) => text !== '');
  if (lines.length === 0) throw new Error(`Cannot read lines: --file must hold a line, got none in "${file}".`);
  return lines;
}
