import { hash } from 'node:crypto';

/** The entity tag of an answer: it changes when any byte of the body does. */
export function tagBody(body: string): string {
  return `"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
}
