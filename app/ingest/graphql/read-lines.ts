const NEWLINE = 10;

/** No row of an export is longer: beyond it the file is not JSONL. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/**
 * Split a stream of bytes into the lines it holds, batch by batch as they arrive. Line ends may be `\n` or `\r\n`,
 * the last line needs none, and a byte order mark before the first is no part of it. Memory stays within one chunk and
 * one line.
 *
 * @throws {Error} if a line is longer than 64 MB.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let isFirst = true;
  const split = (bytes: Buffer): string[] => {
    const text = bytes.toString('utf8');
    const lines = (isFirst ? text.replace(/^\uFEFF/, '') : text).split('\n');
    isFirst = false;
    return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  };
  for await (const piece of source) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const end = chunk.lastIndexOf(NEWLINE);
    if (end < 0) {
      rest.push(Buffer.from(chunk));
      restBytes += chunk.length;
      if (restBytes > MAX_LINE_BYTES)
        throw new Error(`Cannot read lines: a line must be at most ${MAX_LINE_BYTES} bytes, got more.`);
      continue;
    }
    const whole = rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(0, end)]) : chunk.subarray(0, end);
    // The source may use its buffer again: what is kept is copied.
    rest = [Buffer.from(chunk.subarray(end + 1))];
    restBytes = chunk.length - end - 1;
    yield split(whole);
  }
  if (restBytes > 0) yield split(Buffer.concat(rest));
}
