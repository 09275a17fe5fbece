import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts what must be unreadable in the database file: access tokens, dead letters, data-request files. */
export interface Sealer {
  /** Seal bytes for one `context` (such as `session:7`); they open only for the same context. */
  seal(plain: Uint8Array | string, context: string): Buffer;
  /** Null if no key opens it (theirs is lost), or it was sealed for another context, or it was altered. */
  open(sealed: Uint8Array, context: string): Buffer | null;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_BYTES = 4;

/**
 * Create a sealer: AES-256-GCM (NIST SP 800-38D), a fresh 96-bit nonce each time, the context as additional data.
 * Layout: version (1) | key id (4) | nonce (12) | tag (16) | ciphertext. The first key seals, every key opens,
 * so a key is rotated by putting the new one in front.
 *
 * @param keys base64, 32 bytes each.
 * @throws {Error} if there is no key or one is not 32 bytes.
 */
export function createSealer(keys: readonly string[]): Sealer {
  const rings = keys.map((text) => {
    const key = Buffer.from(text, 'base64');
    if (key.length !== 32) {
      throw new Error(
        `Cannot read REGULARS_ENCRYPTION_KEYS: each key must be 32 bytes of base64, got ${key.length} bytes.`,
      );
    }
    return { key, id: createHash('sha256').update(key).digest().subarray(0, KEY_ID_BYTES) };
  });
  const current = rings[0];
  if (!current) throw new Error('Cannot read REGULARS_ENCRYPTION_KEYS: there must be at least one key.');
  return {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), current.id, nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const keyId = bytes.subarray(1, 1 + KEY_ID_BYTES);
      const ring = rings.find((candidate) => candidate.id.equals(keyId));
      if (bytes[0] !== VERSION || !ring) return null;
      const nonceAt = 1 + KEY_ID_BYTES;
      const tagAt = nonceAt + NONCE_BYTES;
      try {
        const decipher = createDecipheriv('aes-256-gcm', ring.key, bytes.subarray(nonceAt, tagAt))
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(tagAt, tagAt + TAG_BYTES));
        return Buffer.concat([decipher.update(bytes.subarray(tagAt + TAG_BYTES)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}
