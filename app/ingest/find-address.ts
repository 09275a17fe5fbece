import type { IncomingMessage } from 'node:http';

const LOCAL = /^(::1|(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|f[cd])/;

/** Whom a request comes from: the peer, or, when the peer is a proxy on our own network, the address that proxy appended. */
export function findAddress({ socket, headers }: IncomingMessage): string {
  const peer = socket.remoteAddress ?? '';
  const forwarded = headers['x-forwarded-for'];
  if (!LOCAL.test(peer) || typeof forwarded !== 'string') return peer;
  return forwarded.slice(forwarded.lastIndexOf(',') + 1).trim() || peer;
}
