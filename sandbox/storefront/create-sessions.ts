import { randomUUID } from 'node:crypto';
import type { Session } from './types.ts';

const COOKIE = 'sandbox_session';
const CAPACITY = 5000;

export interface Sessions {
  /** The session of the request's cookie, or a new one; `setCookie` is there when the browser must be told. */
  open(request: Request): { readonly session: Session; readonly setCookie?: string };
}

/** Keep sessions in memory, the longest unused going first. */
export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open(request) {
      const id = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f-]{36})`).exec(request.headers.get('cookie') ?? '')?.[1];
      const known = id && sessions.get(id);
      const session = known || createSession();
      sessions.delete(session.id);
      sessions.set(session.id, session);
      if (known) return { session };
      const [oldest] = sessions.keys();
      if (sessions.size > CAPACITY && oldest) sessions.delete(oldest);
      return { session, setCookie: `${COOKIE}=${session.id}; Path=/; HttpOnly; SameSite=Lax` };
    },
  };
}

function createSession(): Session {
  return {
    id: randomUUID(),
    cart: { token: randomUUID(), lines: [] },
    checkoutToken: null,
    customerId: null,
    consent: true,
    backend: 'normal',
    barHidden: false,
    calls: [],
    actedAt: null,
    pendingEvents: [],
    thanks: new Map(),
  };
}
