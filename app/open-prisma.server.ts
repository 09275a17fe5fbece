import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaClient } from '../prisma/generated/client.ts';

/** As durable as the other door, and as clean: what is deleted or replaced (a token) is overwritten. */
const PRAGMAS = 'PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;';

/**
 * Open Prisma's own connection to a database file, for single-row reads and writes, each of which is one statement. It
 * refuses to begin a transaction: open across awaits, one would keep the other connection of this process waiting for
 * a commit that cannot come.
 */
export function openPrisma(file: string): PrismaClient {
  const factory = new PrismaBetterSqlite3(
    { url: `file:${file}`, timeout: 10_000 },
    { timestampFormat: 'unixepoch-ms' },
  );
  const { provider, adapterName } = factory;
  return new PrismaClient({ adapter: { provider, adapterName, connect: () => connect(factory) } });
}

async function connect(factory: PrismaBetterSqlite3): ReturnType<PrismaBetterSqlite3['connect']> {
  const connection = await factory.connect();
  await connection.executeScript(PRAGMAS);
  connection.startTransaction = async () => {
    throw new Error('Cannot begin a transaction: Prisma must write single statements; use prepared ones for more.');
  };
  return connection;
}
