import type { AdminPage } from './admin-pages.ts';
import { placeOrder } from './place-order.ts';
import type { BenchAdmin } from './start-admin.ts';

/** What a page took each time. */
export interface PageTimes {
  readonly name: string;
  readonly documentMs: readonly number[];
  readonly dataMs: readonly number[];
  /** Of the whole process while the document was made. */
  readonly documentCpuMs: readonly number[];
  /** Of the largest document. */
  readonly bytes: number;
}

const FIRST_ORDER_ID = 9_000_000;

/**
 * Ask for every page and for its data in turn, `rounds` times, each time after an order was accepted. The first time of
 * all is not counted: it compiles the code, and waits until what pages open with was made.
 *
 * @throws {Error} if a page is not answered.
 */
export async function askPages(
  admin: BenchAdmin,
  pages: readonly AdminPage[],
  rounds: number,
): Promise<readonly PageTimes[]> {
  const times = pages.map(({ name }) => ({
    name,
    documentMs: [] as number[],
    dataMs: [] as number[],
    documentCpuMs: [] as number[],
    bytes: 0,
  }));
  let orderId = FIRST_ORDER_ID;
  for (let round = -1; round < rounds; round++)
    for (const [at, page] of pages.entries()) {
      const path = page.path(round + 1);
      const one = times[at]!;
      placeOrder(admin.db, admin.shopId, orderId++);
      const document = await (round < 0 ? askPatiently : ask)(admin, path);
      placeOrder(admin.db, admin.shopId, orderId++);
      // What the document asked for is kept now: data of other values where there are many.
      const data = await (round < 0 ? askPatiently : ask)(admin, page.path(round + 1 + rounds + 1), page.route);
      if (round < 0) continue;
      one.documentMs.push(document.ms);
      one.documentCpuMs.push(document.cpuMs);
      one.dataMs.push(data.ms);
      one.bytes = Math.max(one.bytes, document.bytes);
    }
  return times;
}

async function ask(admin: BenchAdmin, path: string, route?: string) {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const response = await admin.ask(path, route);
  const { length: bytes } = Buffer.from(await response.arrayBuffer());
  const ms = performance.now() - startedAt;
  if (response.status !== 200)
    throw new Error(`Cannot measure ${path}: it must be answered with 200, got ${response.status}.`);
  const { user, system } = process.cpuUsage(cpu);
  return { ms, bytes, cpuMs: (user + system) / 1000 };
}

const TRIES = 60;

/** A server that reads a shop of a million orders says so after two seconds, and asks to be asked again. */
export async function askPatiently(admin: BenchAdmin, path: string, route?: string) {
  for (let left = TRIES; ; left--)
    try {
      return await ask(admin, path, route);
    } catch (error) {
      if (left <= 1) throw error;
    }
}
