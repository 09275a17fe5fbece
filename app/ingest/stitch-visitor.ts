import type { App } from '../app.server.ts';
import { createWriteBehind } from '../create-write-behind.ts';
import type { Database } from '../db.server.ts';
import { openTombstones } from './fact-writers/open-tombstones.ts';
import { prepareOnce } from './prepare-once.ts';

/** A visitor known to be a customer. */
export interface Identity {
  readonly shopId: number;
  readonly visitorId: string;
  readonly customerId: number;
}

export interface VisitorStitcher {
  /** Join a visitor to the customer who is logged in, some time later. */
  stitch(identity: Identity): void;
  close(): Promise<void>;
}

const REMEMBERED = 10_000;
const INSERT = `INSERT INTO VisitorIdentity (shopId, visitorId, customerId, joinedBy, joinedAt)
  VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;

/**
 * Join a visitor to a customer; a pair that is joined stays as it is. A customer who was erased is joined to nobody any
 * more. The caller opens the transaction.
 */
export function stitchVisitor(
  db: Database,
  { shopId, visitorId, customerId }: Identity,
  joinedBy: 'login' | 'checkout',
  at: number,
): void {
  if (openTombstones(db, shopId, null).redactedAt('customer', customerId) !== null) return;
  prepareOnce(db, INSERT).run(shopId, visitorId, customerId, joinedBy, at);
}

/** Create the stitcher of log-ins: written behind the answers, each pair once. */
export function createVisitorStitcher(app: App): VisitorStitcher {
  const recent = new Set<string>();
  const behind = createWriteBehind<Identity & { readonly at: number }>(app, {
    name: 'identities',
    write: (batch) => {
      for (const identity of batch) stitchVisitor(app.db, identity, 'login', identity.at);
    },
  });
  return {
    stitch(identity) {
      const key = `${identity.shopId}|${identity.visitorId}|${identity.customerId}`;
      if (recent.has(key) || !behind.put({ ...identity, at: app.now() })) return;
      recent.add(key);
      if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value!);
    },
    close: behind.close,
  };
}
