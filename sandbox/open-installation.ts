import type { Database } from 'better-sqlite3';

/** The app's one web pixel of the shop. */
export interface WebPixel {
  readonly id: number;
  /** JSON text, as the app gave it. */
  readonly settings: string;
}

/** What the shop knows of the installed app. Kept in the shop's file. */
export interface Installation {
  /** ISO instant; null before the first token exchange and after uninstalling. */
  readonly installedAt: string | null;
  readonly scopes: readonly string[];
  readonly pixel: WebPixel | null;
}

/** Reads and changes the installation. */
export interface InstallationKeeper {
  get(): Installation;
  set(change: Partial<Installation>): Installation;
}

const NONE: Installation = { installedAt: null, scopes: [], pixel: null };

/** Open the installation kept in the shop's file. */
export function openInstallation(sql: Database): InstallationKeeper {
  const read = sql.prepare("SELECT value FROM Meta WHERE key = 'installation'").pluck();
  const write = sql.prepare("INSERT OR REPLACE INTO Meta VALUES ('installation', ?)");
  const get = (): Installation => {
    const text = read.get() as string | undefined;
    return text === undefined ? NONE : (JSON.parse(text) as Installation);
  };
  return {
    get,
    set(change) {
      const next = { ...get(), ...change };
      write.run(JSON.stringify(next));
      return next;
    },
  };
}
