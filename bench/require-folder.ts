import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The path of a shop folder. @throws {Error} if it has no orders. */
export function requireFolder(dir: string | undefined): string {
  const folder = resolve(dir ?? '');
  if (dir && existsSync(join(folder, 'orders.jsonl'))) return folder;
  throw new Error(`Cannot measure: --dir must be a shop folder with orders.jsonl, got "${dir ?? ''}".`);
}
