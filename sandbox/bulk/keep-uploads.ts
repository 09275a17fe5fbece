import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that the app sends before a mutation names them: Shopify keeps them at an address of their own. */
export interface Uploads {
  /** Make room for a file. @returns what the sender must state with it. */
  stage(filename: string): { readonly key: string };
  /** Answer `POST /staged-uploads`: a form of the parameters and, last, the file. */
  receive(request: Request): Promise<Response>;
  /** The file of a key; null if none was sent. */
  find(key: string): string | null;
}

const MOST_BYTES = 100 * 2 ** 20;

/** Keep uploads in a folder, which is created as needed. Rooms are forgotten at a restart, files are not. */
export function keepUploads(folder: string): Uploads {
  mkdirSync(folder, { recursive: true });
  const rooms = new Map<string, string>();
  return {
    stage(filename) {
      const id = randomUUID();
      const key = `tmp/1/bulk/${id}/${filename}`;
      rooms.set(key, join(folder, `${id}.jsonl`));
      return { key };
    },
    async receive(request) {
      const form = await request.formData();
      const file = form.get('file');
      const room = rooms.get(String(form.get('key')));
      if (!room || !(file instanceof File)) return new Response('<Error>AccessDenied</Error>', { status: 403 });
      if (file.size > MOST_BYTES) return new Response('<Error>EntityTooLarge</Error>', { status: 400 });
      await writeFile(room, Buffer.from(await file.arrayBuffer()));
      return new Response(null, { status: 201 });
    },
    find(key) {
      const room = rooms.get(key);
      return room !== undefined && existsSync(room) ? room : null;
    },
  };
}
