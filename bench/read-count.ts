/** A positive whole number among the flags. @throws {Error} if it is something else. */
export function readCount(flags: Readonly<Record<string, string>>, name: string, fallback: number): number {
  const text = flags[name] ?? String(fallback);
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`Cannot run the bench: --${name} must be a positive whole number, got "${text}".`);
}
