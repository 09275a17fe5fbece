import type { z } from 'zod';
import type { Database } from '../../db.server.ts';
import { prepareOnce } from '../../ingest/prepare-once.ts';
import type { Report, ReportShop } from './report.ts';
import { REPORTS } from './reports.ts';

/** What an answer is asked by. */
export interface ReportQuestion {
  readonly shopId: number;
  readonly name: string;
  readonly params: unknown;
}

/** What makes two questions the same. */
export interface NamedQuestion {
  /** The question in one form: parameters left out are the default ones. */
  readonly key: string;
  /** Time zone, currency and what else the merchant decided: no answer under others is right. */
  readonly settings: string;
}

interface ReadQuestion extends NamedQuestion {
  readonly report: Report<z.ZodType, unknown>;
  readonly shop: ShopRow;
  /** The parameters with all defaults. */
  readonly asked: unknown;
}

interface ShopRow extends ReportShop {
  readonly factsVersion: number;
  readonly catalogVersion: number;
}

const SHOP = 'SELECT id, ianaTimezone, currency, factsVersion, catalogVersion FROM Shop WHERE id = ?';

/** Read a question. @throws {Error} if there is no such report or shop, or the parameters are not the report's. */
export function readQuestion(db: Database, question: ReportQuestion): ReadQuestion {
  const report = requireReport(question.name);
  const shop = requireShopRow(db, question.shopId);
  const asked = report.schema.parse(question.params);
  const settings = `${shop.ianaTimezone} ${shop.currency} ${report.settings?.({ db, shop }) ?? ''}`;
  return { report, shop, asked, key: keyOf(question, asked), settings };
}

/** @param asked its parameters with all defaults. */
export function keyOf({ shopId, name }: ReportQuestion, asked: unknown): string {
  return `${shopId} ${name} ${JSON.stringify(asked)}`;
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
