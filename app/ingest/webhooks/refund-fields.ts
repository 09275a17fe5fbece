import { z } from 'zod';
import type { RefundFact, RefundLineFact } from '../facts.ts';
import { instant, units } from '../wire-fields.ts';
import { amount, id, moneyBag } from './fields.ts';
import { readMinor } from './read-minor.ts';

/** A refund, alone or inside its order. */
export const refundFields = z.object({
  id,
  created_at: instant,
  processed_at: instant.nullish(),
  refund_line_items: z
    .array(
      z.object({
        id,
        line_item_id: id,
        quantity: units,
        subtotal: amount.nullish(),
        subtotal_set: moneyBag,
        total_tax: amount.nullish(),
        total_tax_set: moneyBag,
      }),
      'must be a list',
    )
    .nullish()
    .transform((lines) => lines ?? []),
});

interface RefundOrder {
  readonly orderId: number;
  readonly currency: string;
  /** Line amounts contain tax. */
  readonly taxesIncluded: boolean;
}

interface RefundReading {
  readonly refund: RefundFact;
  readonly lines: readonly RefundLineFact[];
  /** Tax given back over all lines: where it is 0, it does not matter whether amounts contain it. */
  readonly taxMinor: number;
}

/** The facts of a refund. A line's net is its subtotal, less tax where the order's prices contain it. */
export function readRefundFacts(
  parsed: z.infer<typeof refundFields>,
  { orderId, currency, taxesIncluded }: RefundOrder,
): RefundReading {
  let taxMinor = 0;
  const lines = parsed.refund_line_items.map((line) => {
    const tax = readMinor('total_tax of a refund line', currency, line.total_tax ?? '0', line.total_tax_set);
    taxMinor += Math.abs(tax);
    return {
      refundId: parsed.id,
      refundLineId: line.id,
      orderId,
      lineId: line.line_item_id,
      quantity: line.quantity,
      netMinor:
        readMinor('subtotal of a refund line', currency, line.subtotal, line.subtotal_set) - (taxesIncluded ? tax : 0),
    };
  });
  const refund = { refundId: parsed.id, orderId, refundedAt: parsed.processed_at ?? parsed.created_at };
  return { refund, lines, taxMinor };
}
