import { hash } from 'node:crypto';

/** The version of a stored rule: a hash of its bytes. A form carries it, so that a later change is not overwritten. */
export function versionOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}
