import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { DatabaseEnv } from './env.server.ts';

/**
 * The keys that seal what is unreadable in the database (see {@link createSealer}): those of the environment, or,
 * outside production, those of a file beside the database, made on first use and readable by its owner alone.
 *
 * @throws {Error} in production if the environment names none.
 */
export function loadSealingKeys(
  env: Pick<DatabaseEnv, 'NODE_ENV' | 'REGULARS_ENCRYPTION_KEYS'>,
  databaseFile: string,
): readonly string[] {
  if (env.REGULARS_ENCRYPTION_KEYS?.length) return env.REGULARS_ENCRYPTION_KEYS;
  if (env.NODE_ENV === 'production')
    throw new Error(
      'Cannot start in production: REGULARS_ENCRYPTION_KEYS must hold a key of 32 bytes in base64 (openssl rand -base64 32), got none.',
    );
  const file = `${databaseFile}.key`;
  if (!existsSync(file)) writeKeyFile(file);
  return [readFileSync(file, 'utf8').trim()];
}

/** Another process may make the file at the same moment: the first one's key stands. */
function writeKeyFile(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
