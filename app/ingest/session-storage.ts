import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import type { Session as SessionRow } from '../../prisma/generated/client.ts';
import type { Database } from '../db.server.ts';
import type { Logger } from '../logger.server.ts';
import type { Sealer } from '../seal.ts';
import { findShopId } from './find-shop.ts';

/** Which token of which session some sealed bytes are: they open as nothing else. */
export function tokenContext(sessionId: string, token: 'access' | 'refresh'): string {
  return `session:${sessionId}:${token}`;
}

/**
 * Create the store of Shopify sessions: tokens sealed, written together in one statement, and of a user nothing
 * but the id. A session whose tokens no key opens any more is none: Shopify's flow then asks for new tokens, which take
 * its place, and the log says so.
 */
export function createSessionStorage(db: Database, sealer: Sealer, log: Logger): SessionStorage {
  const { session: sessions, shop: shops } = db.prisma;
  const read = (row: SessionRow, domain: string): Session | undefined => {
    const session = toSession(sealer, row, domain);
    if (!session) log.warn('session.key-lost', { shop: domain });
    return session ?? undefined;
  };
  return {
    async storeSession(session) {
      const row = toRow(sealer, findShopId(db, session.shop), session);
      await sessions.upsert({ where: { id: session.id }, create: { id: session.id, ...row }, update: row });
      return true;
    },
    async loadSession(id) {
      const row = await sessions.findUnique({ where: { id } });
      const shop = row && (await shops.findUnique({ where: { id: row.shopId } }));
      return shop ? read(row, shop.domain) : undefined;
    },
    async deleteSession(id) {
      await sessions.deleteMany({ where: { id } });
      return true;
    },
    async deleteSessions(ids) {
      await sessions.deleteMany({ where: { id: { in: ids } } });
      return true;
    },
    async findSessionsByShop(domain) {
      const shop = await shops.findUnique({ where: { domain } });
      const rows = shop ? await sessions.findMany({ where: { shopId: shop.id } }) : [];
      return rows.flatMap((row) => read(row, domain) ?? []);
    },
  };
}

function toRow(sealer: Sealer, shopId: number, session: Session) {
  const seal = (token: 'access' | 'refresh', text: string | undefined) =>
    text ? new Uint8Array(sealer.seal(text, tokenContext(session.id, token))) : null;
  const userId = session.onlineAccessInfo?.associated_user.id;
  return {
    shopId,
    state: session.state,
    isOnline: session.isOnline,
    scope: session.scope ?? null,
    expires: session.expires ?? null,
    accessTokenSealed: seal('access', session.accessToken),
    refreshTokenSealed: seal('refresh', session.refreshToken),
    refreshTokenExpires: session.refreshTokenExpires ?? null,
    userId: userId === undefined ? null : BigInt(userId),
  };
}

function toSession(sealer: Sealer, row: SessionRow, shop: string): Session | null {
  const open = (sealed: Uint8Array | null, token: 'access' | 'refresh') =>
    sealed && (sealer.open(sealed, tokenContext(row.id, token))?.toString('utf8') ?? null);
  const accessToken = open(row.accessTokenSealed, 'access');
  const refreshToken = open(row.refreshTokenSealed, 'refresh');
  const isLost = (row.accessTokenSealed && accessToken === null) || (row.refreshTokenSealed && refreshToken === null);
  if (isLost) return null;
  return new Session({
    id: row.id,
    shop,
    state: row.state,
    isOnline: row.isOnline,
    ...(row.scope === null ? {} : { scope: row.scope }),
    ...(row.expires === null ? {} : { expires: row.expires }),
    ...(accessToken === null ? {} : { accessToken }),
    ...(refreshToken === null ? {} : { refreshToken }),
    ...(row.refreshTokenExpires === null ? {} : { refreshTokenExpires: row.refreshTokenExpires }),
  });
}
