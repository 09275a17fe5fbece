import { z } from 'zod';
import { prepareOnce } from '../prepare-once.ts';
import { instant } from '../wire-fields.ts';
import { text } from './fields.ts';
import { parsePayload } from './parse-payload.ts';
import type { Reading, WebhookContext } from './reading.ts';

const schema = z.object({ current: z.array(text, 'must be a list'), updated_at: instant.nullish() });

/** Act on app/scopes_update: the newest list stands, whatever the order of arrival. */
export function updateScopes(payload: unknown, { app, shop, happenedAt }: WebhookContext): Reading {
  const parsed = parsePayload(schema, 'scopes update', payload);
  const scopes = [...parsed.current].sort().join(',');
  const at = parsed.updated_at ?? happenedAt;
  return {
    write() {
      const { changes } = prepareOnce(
        app.db,
        `INSERT INTO Setting (shopId, key, value, updatedAt) VALUES (?, 'scopes-updated', 'true', ?)
         ON CONFLICT DO UPDATE SET updatedAt = excluded.updatedAt WHERE excluded.updatedAt >= updatedAt`,
      ).run(shop.id, at);
      if (changes === 0) return;
      prepareOnce(app.db, 'UPDATE Shop SET scopes = ? WHERE id = ?').run(scopes, shop.id);
      prepareOnce(app.db, 'UPDATE Session SET scope = ? WHERE shopId = ? AND isOnline = 0').run(scopes, shop.id);
    },
  };
}
