import type { Report } from './figure.ts';
import { median } from './median.ts';
import { readCount } from './read-count.ts';
import { getRequests } from './serving/get-requests.ts';
import { listQueries } from './serving/list-queries.ts';
import type { ServedFacts } from './serving/served-facts.ts';
import { spawnServer, type SpawnedServer } from './spawn-server.ts';
import type { Flags } from './suites.ts';

const SCRIPT = new URL('serving/serve.ts', import.meta.url);
const CONNECTIONS = 16;
const KINDS = ['served', 'bare'] as const;
const NAMES = { served: 'recommendations', bare: 'bare node:http' } as const;

interface Round {
  readonly cpuMicros: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Verified recommendation reads over HTTP (signature, list from memory, reasons, JSON, written-behind log) against a
 * bare node:http server that answers as many bytes. Rounds are interleaved, so that a busy machine slows both.
 */
export async function benchServing(flags: Flags, report: Report): Promise<void> {
  const rounds = readCount(flags, 'rounds', 7);
  const requests = readCount(flags, 'requests', 4000);
  const servers = {
    served: await spawnServer<ServedFacts>(SCRIPT, flags.dir ? ['served', flags.dir] : ['served']),
    bare: await spawnServer<ServedFacts>(SCRIPT, ['bare']),
  };
  const results: Record<(typeof KINDS)[number], Round[]> = { served: [], bare: [] };
  const { shop } = servers.served;
  if (!shop) throw new Error('Cannot measure: the server must serve a shop.');
  const measure = (kind: (typeof KINDS)[number], seed: number) => {
    const { domain, productIds, customerIds } = shop;
    return measureRound(servers[kind], listQueries({ shop: domain, productIds, customerIds, count: requests, seed }));
  };
  try {
    for (const kind of KINDS) await measure(kind, 0);
    for (let round = 1; round <= rounds; round++)
      for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed()) results[kind].push(await measure(kind, round));
  } finally {
    await Promise.all(KINDS.map((kind) => servers[kind].close()));
  }
  const size = `${shop.productIds.length} products, ${shop.orders} orders`;
  const detail = `median of ${rounds} interleaved rounds of ${requests}, ${CONNECTIONS} connections, ${size}`;
  for (const kind of KINDS) {
    const of = (key: keyof Round) => median(results[kind].map((round) => round[key]));
    report({ name: `${NAMES[kind]}: CPU a request`, value: of('cpuMicros'), unit: 'us', detail });
    report({ name: `${NAMES[kind]}: answers per second`, value: of('perSecond'), unit: '1/s', detail });
    report({ name: `${NAMES[kind]}: p50`, value: of('p50'), unit: 'ms', detail: 'with that many in flight' });
    report({ name: `${NAMES[kind]}: p99`, value: of('p99'), unit: 'ms', detail: 'with that many in flight' });
  }
  const ratios = results.served.map((round, n) => round.cpuMicros / results.bare[n]!.cpuMicros);
  report({
    name: 'CPU a request: recommendations / bare node:http',
    value: median(ratios),
    unit: 'x',
    detail: 'median of paired rounds; less is better',
  });
}

async function measureRound(server: SpawnedServer, paths: readonly string[]): Promise<Round> {
  const cpuBefore = await server.readCpuMicros();
  const started = performance.now();
  let at = 0;
  const times = await getRequests({ url: server.url, connections: CONNECTIONS, next: () => paths[at++] ?? null });
  const elapsed = performance.now() - started;
  const cpuMicros = ((await server.readCpuMicros()) - cpuBefore) / times.length;
  const sorted = times.sort((left, right) => left - right);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  return { cpuMicros, perSecond: (times.length / elapsed) * 1000, p50: quantile(0.5), p99: quantile(0.99) };
}
