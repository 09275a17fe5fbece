const EVERY_MS = 5000;

/** Shows a step's changing line: in place on a terminal, elsewhere as a new line every few seconds. */
export function createProgress(stream: NodeJS.WriteStream): { show(line: string): void; end(): void } {
  let shownAt = -Infinity;
  let open = false;
  return {
    show(line) {
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${line}`);
        open = true;
        return;
      }
      if (performance.now() - shownAt < EVERY_MS) return;
      shownAt = performance.now();
      stream.write(`${line}\n`);
    },
    end() {
      if (open) stream.write('\n');
      open = false;
      shownAt = -Infinity;
    },
  };
}
