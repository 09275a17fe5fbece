import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Database } from '../db.server.ts';
import type { Sealer } from '../seal.ts';
import { findShopId } from './find-shop.ts';

interface SessionRow {
  readonly id: string;
  readonly domain: string;
  readonly state: string;
  readonly isOnline: number;
  readonly scope: string | null;
  readonly expires: number | null;
  readonly accessTokenSealed: Buffer | null;
  readonly refreshTokenSealed: Buffer | null;
  readonly refreshTokenExpires: number | null;
}

const SELECT = `SELECT Session.*, Shop.domain FROM Session JOIN Shop ON Shop.id = Session.shopId`;

const UPSERT = `INSERT INTO Session
  (shopId, id, state, isOnline, scope, expires, accessTokenSealed, refreshTokenSealed, refreshTokenExpires, userId)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET shopId = excluded.shopId, state = excluded.state, isOnline = excluded.isOnline,
    scope = excluded.scope, expires = excluded.expires, accessTokenSealed = excluded.accessTokenSealed,
    refreshTokenSealed = excluded.refreshTokenSealed, refreshTokenExpires = excluded.refreshTokenExpires,
    userId = excluded.userId`;

/** Which token of which session some sealed bytes are: they open as nothing else. */
export function tokenContext(sessionId: string, token: 'access' | 'refresh'): string {
  return `session:${sessionId}:${token}`;
}

/**
 * Create the store of Shopify sessions: tokens sealed, written together in one statement, and of a user nothing
 * but the id.
 */
export function createSessionStorage(db: Database, sealer: Sealer): SessionStorage {
  const restore = (row: SessionRow): Session => {
    const open = (sealed: Buffer, token: 'access' | 'refresh') =>
      sealer.open(sealed, tokenContext(row.id, token)).toString('utf8');
    return new Session({
      id: row.id,
      shop: row.domain,
      state: row.state,
      isOnline: row.isOnline === 1,
      ...(row.scope === null ? {} : { scope: row.scope }),
      ...(row.expires === null ? {} : { expires: new Date(row.expires) }),
      ...(row.accessTokenSealed ? { accessToken: open(row.accessTokenSealed, 'access') } : {}),
      ...(row.refreshTokenSealed ? { refreshToken: open(row.refreshTokenSealed, 'refresh') } : {}),
      ...(row.refreshTokenExpires === null ? {} : { refreshTokenExpires: new Date(row.refreshTokenExpires) }),
    });
  };
  const seal = (session: Session, token: 'access' | 'refresh', text: string | undefined) =>
    text ? sealer.seal(text, tokenContext(session.id, token)) : null;

  return {
    async storeSession(session) {
      const store = db.sql.transaction(() =>
        db.sql
          .prepare(UPSERT)
          .run(
            findShopId(db, session.shop),
            session.id,
            session.state,
            session.isOnline ? 1 : 0,
            session.scope ?? null,
            session.expires?.getTime() ?? null,
            seal(session, 'access', session.accessToken),
            seal(session, 'refresh', session.refreshToken),
            session.refreshTokenExpires?.getTime() ?? null,
            session.onlineAccessInfo?.associated_user.id ?? null,
          ),
      );
      store.immediate();
      return true;
    },
    async loadSession(id) {
      const row = db.sql.prepare(`${SELECT} WHERE Session.id = ?`).get(id) as SessionRow | undefined;
      return row && restore(row);
    },
    async deleteSession(id) {
      db.sql.prepare('DELETE FROM Session WHERE id = ?').run(id);
      return true;
    },
    async deleteSessions(ids) {
      const remove = db.sql.prepare('DELETE FROM Session WHERE id = ?');
      db.sql.transaction(() => ids.forEach((id) => remove.run(id))).immediate();
      return true;
    },
    async findSessionsByShop(shop) {
      return (db.sql.prepare(`${SELECT} WHERE Shop.domain = ?`).all(shop) as SessionRow[]).map(restore);
    },
  };
}
