import type { Answer, ShownProduct } from './types.ts';

const DIGITS = /^\d+$/;
const DECIMAL = /^\d+(\.\d+)?$/;

/**
 * Read what the server said. Products that cannot be shown are left out, and those that other blocks show (`shown`); an
 * answer without one that can be shown is null.
 */
export function readAnswer(given: unknown, limit: number, shown: ReadonlySet<string> = new Set()): Answer | null {
  const answer = given as Partial<Record<keyof Answer, unknown>> | null;
  if (typeof answer?.recommendationId !== 'string' || !Array.isArray(answer.products)) return null;
  const byId = new Map<string, ShownProduct>();
  for (const row of answer.products) {
    const product = readProduct(row);
    if (product && !shown.has(product.id) && !byId.has(product.id) && byId.size < limit) byId.set(product.id, product);
  }
  if (byId.size === 0) return null;
  const heading = typeof answer.heading === 'string' ? answer.heading : null;
  return { recommendationId: answer.recommendationId, heading, products: [...byId.values()] };
}

function readProduct(given: unknown): ShownProduct | null {
  const row = (given ?? {}) as Partial<Record<keyof ShownProduct, unknown>>;
  const read = (name: keyof ShownProduct, shape: RegExp) => {
    const value = row[name];
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && shape.test(text) ? text : null;
  };
  const id = read('id', DIGITS);
  const handle = read('handle', /^[^/?#\s]+$/);
  const title = read('title', /\S/);
  const price = read('price', DECIMAL);
  const currency = read('currency', /^[A-Z]{3}$/);
  if (!id || !handle || !title || !price || !currency) return null;
  return {
    id,
    handle,
    title: title.slice(0, 200),
    price,
    currency,
    variantId: read('variantId', DIGITS),
    compareAtPrice: read('compareAtPrice', DECIMAL),
    image: read('image', /^(https?:\/)?\/[^\s]+$/),
    reason: read('reason', /\S/)?.slice(0, 120) ?? '',
  };
}
