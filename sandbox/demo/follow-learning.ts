import SqliteDatabase from 'better-sqlite3';

const STEP_MS = 250;
const RESOURCES = ['products', 'collections', 'customers', 'orders', 'refunds'];

interface Progress {
  readonly states: ReadonlyMap<string, string>;
  readonly linesRead: number;
  readonly error: string | null;
  readonly modelVersion: string | null;
}

/**
 * Watch the app learn after an install: backfill, then the first model. Calls `show` with one line whenever it changes.
 *
 * @returns the version of the model that serves.
 * @throws {Error} if the backfill or the training failed, or `abort` fires.
 */
export async function followLearning(
  databaseFile: string,
  shopDomain: string,
  show: (line: string) => void,
  abort: AbortSignal,
): Promise<string> {
  const sql = new SqliteDatabase(databaseFile, { readonly: true, timeout: 10_000 });
  try {
    let shown = '';
    for (;;) {
      abort.throwIfAborted();
      const progress = readProgress(sql, shopDomain);
      if (progress.error) throw new Error(`Cannot load the shop: ${progress.error}`);
      if (progress.modelVersion) return progress.modelVersion;
      const line = describe(progress);
      if (line !== shown) show(line);
      shown = line;
      await new Promise((done) => setTimeout(done, STEP_MS));
    }
  } finally {
    sql.close();
  }
}

/** The model that already serves this shop, or null (also when the database is not there yet). */
export function findServedModel(databaseFile: string, shopDomain: string): string | null {
  let sql: SqliteDatabase.Database;
  try {
    sql = new SqliteDatabase(databaseFile, { readonly: true, fileMustExist: true });
  } catch {
    return null;
  }
  try {
    return readProgress(sql, shopDomain).modelVersion;
  } finally {
    sql.close();
  }
}

function readProgress(sql: SqliteDatabase.Database, shopDomain: string): Progress {
  const shop = sql
    .prepare('SELECT id FROM Shop WHERE domain = ? AND installedAt IS NOT NULL AND uninstalledAt IS NULL')
    .get(shopDomain) as { id: number } | undefined;
  if (!shop) return { states: new Map(), linesRead: 0, error: null, modelVersion: null };
  const rows = sql.prepare('SELECT resource, state, linesRead, error FROM Backfill WHERE shopId = ?').all(shop.id) as {
    resource: string;
    state: string;
    linesRead: number;
    error: string | null;
  }[];
  const run = sql
    .prepare("SELECT error FROM TrainingRun WHERE shopId = ? AND state = 'failed' ORDER BY startedAt DESC LIMIT 1")
    .get(shop.id) as { error: string | null } | undefined;
  const served = sql.prepare('SELECT version FROM ServedModel WHERE shopId = ?').get(shop.id) as
    { version: string } | undefined;
  const failed = rows.find((row) => row.state === 'failed');
  return {
    states: new Map(rows.map((row) => [row.resource, row.state])),
    linesRead: rows.reduce((sum, row) => sum + row.linesRead, 0),
    error: failed ? `the backfill of ${failed.resource} failed: ${failed.error}` : (run?.error ?? null),
    modelVersion: served?.version ?? null,
  };
}

function describe({ states, linesRead }: Progress): string {
  if (states.size === 0) return 'Installing the app in the sandbox shop';
  if ([...states.values()].every((state) => state === 'done')) return 'Training the first model';
  const parts = RESOURCES.filter((name) => states.has(name)).map((name) => `${name} ${states.get(name)}`);
  return `Backfilling: ${parts.join(', ')} (${linesRead.toLocaleString('en')} lines read)`;
}
