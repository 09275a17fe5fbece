import { readFileSync } from 'node:fs';
import { serveText } from './serve-text.ts';

/** Serve a script or style sheet that lies in this folder. */
export function serveFile(name: string): Response {
  return serveText(readFileSync(new URL(name, import.meta.url), 'utf8'), name.split('.').at(-1) ?? '');
}
