import type { z } from 'zod';
import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { OpenSnapshot, Snapshots } from './create-snapshots.ts';
import type { Report, ReportContext, ReportShop } from './report.ts';
import { REPORTS } from './reports.ts';

/** Where reports find what they need. */
export interface ReportSources {
  readonly db: Database;
  readonly snapshots: Snapshots;
  now(): number;
}

/** What an answer is asked by. */
export interface ReportQuestion {
  readonly shopId: number;
  readonly name: string;
  readonly params: unknown;
}

/** A report about to be answered. */
export interface OpenReport {
  /** The question in one form: parameters left out are the default ones. */
  readonly key: string;
  readonly isWarmed: boolean;
  /** The versions of the shop's facts and catalogue: while they stay, so do its columns. */
  readonly facts: string;
  /** All else that the answer depends on. */
  readonly rest: string;
  /** The revision of the shop's columns as they are now. */
  revise(): number;
  answer(): Answered;
}

export interface Answered {
  readonly json: string;
  /** Of the columns it read; null if it read none. */
  readonly revision: number | null;
}

interface ShopRow extends ReportShop {
  readonly factsVersion: number;
  readonly catalogVersion: number;
}

const SHOP = 'SELECT id, ianaTimezone, currency, factsVersion, catalogVersion FROM Shop WHERE id = ?';

/** Open a report of a shop. @throws {Error} if there is no such report or shop, or the parameters are not the report's. */
export function openReport(
  { db, snapshots, now }: ReportSources,
  { shopId, name, params }: ReportQuestion,
): OpenReport {
  const report = requireReport(name);
  const shop = requireShopRow(db, shopId);
  const asked = report.schema.parse(params);
  let opened: OpenSnapshot | null = null;
  const open = () => (opened ??= snapshots.open(shop));
  const context: ReportContext = {
    db,
    shop,
    columns: () => open().columns,
    derive: (make) => open().derive(make),
    now,
  };
  return {
    key: `${shopId} ${name} ${JSON.stringify(asked)}`,
    isWarmed: report.isWarmed ?? false,
    facts: `${shop.factsVersion} ${shop.catalogVersion}`,
    rest: `${shop.ianaTimezone} ${shop.currency} ${report.version?.(context) ?? ''}`,
    revise: () => open().revision,
    answer: () => ({
      json: JSON.stringify(report.answer(context, asked)),
      revision: opened?.revision ?? null,
    }),
  };
}

function requireReport(name: string): Report<z.ZodType, unknown> {
  if (!Object.hasOwn(REPORTS, name))
    throw new Error(`Cannot answer: the report must be one of ${Object.keys(REPORTS).join(', ')}, got ${name}.`);
  return REPORTS[name as keyof typeof REPORTS] as unknown as Report<z.ZodType, unknown>;
}

function requireShopRow(db: Database, shopId: number): ShopRow {
  const shop = prepareOnce(db, SHOP).get(shopId) as ShopRow | undefined;
  if (!shop) throw new Error(`Cannot answer: the shop must be installed, got id ${shopId}.`);
  return shop;
}
