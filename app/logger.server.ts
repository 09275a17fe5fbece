const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** Facts and ids, one JSON object a line on stderr. Never a token, a body or anything about a person. */
export interface Logger {
  debug(event: string, facts?: Readonly<Record<string, unknown>>): void;
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** Create a logger that writes the lines at `level` and above. An Error among the facts is written as its message. */
export function createLogger(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stderr.write(line),
): Logger {
  const log =
    (at: LogLevel) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) => {
      if (LEVELS.indexOf(at) < LEVELS.indexOf(level)) return;
      const plain = Object.fromEntries(
        Object.entries(facts).map(([key, value]) => [key, value instanceof Error ? value.message : value]),
      );
      write(`${JSON.stringify({ at: new Date().toISOString(), level: at, event, ...plain })}\n`);
    };
  return { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
}
