import type { PublishedEvent } from '../messages.ts';

export interface Publisher {
  publish(name: string, data: unknown, type?: 'standard' | 'custom'): void;
  /** Hear every event, those already published first. */
  listen(listener: (event: PublishedEvent) => void): void;
}

const CLIENT_KEY = 'sandbox_client_id';

/** Publish events in Shopify's envelope: unique id, client id (kept only with consent), sequence, page context. */
export function createPublisher(allowed: () => boolean): Publisher {
  const published: PublishedEvent[] = [];
  const passing = makeUuid();
  const listeners: ((event: PublishedEvent) => void)[] = [];
  return {
    publish(name, data, type = 'standard') {
      const event: PublishedEvent = {
        id: makeUuid(),
        clientId: allowed() ? getClientId() : passing,
        name,
        seq: published.length,
        timestamp: new Date().toISOString(),
        type,
        context: describeContext(),
        ...(type === 'custom' ? { customData: data } : { data }),
      };
      published.push(event);
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.push(listener);
      published.forEach(listener);
    },
  };
}

function getClientId(): string {
  const id = localStorage.getItem(CLIENT_KEY) ?? makeUuid();
  localStorage.setItem(CLIENT_KEY, id);
  return id;
}

/** A random UUID, also on a page without TLS. */
function makeUuid(): string {
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

function describeContext() {
  const { href, host, hostname, pathname, search, origin, protocol } = location;
  return {
    document: {
      title: document.title,
      referrer: document.referrer,
      characterSet: document.characterSet,
      location: { href },
    },
    navigator: {
      language: navigator.language,
      cookieEnabled: navigator.cookieEnabled,
      languages: navigator.languages,
      userAgent: navigator.userAgent,
    },
    window: { innerHeight, innerWidth, location: { href, host, hostname, pathname, search, origin, protocol } },
  };
}
