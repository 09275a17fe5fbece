import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { THEME_FOLDER } from './create-engine.ts';
import { EXTENSION_FOLDER } from './read-block.ts';

const FOLDERS: Readonly<Record<string, URL>> = {
  theme: new URL('assets/', THEME_FOLDER),
  extensions: new URL('assets/', EXTENSION_FOLDER),
};
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serve `/cdn/theme/FILE` or `/cdn/extensions/FILE`; null if there is no such file. */
export async function serveAsset(folder: string, file: string): Promise<Response | null> {
  const type = TYPES[extname(file)];
  if (!FOLDERS[folder] || !type || !/^[\w.-]+$/.test(file)) return null;
  try {
    const body = await readFile(new URL(file, FOLDERS[folder]));
    return new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-cache' } });
  } catch {
    return null;
  }
}
