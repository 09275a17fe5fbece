import type { Answer, ShownProduct } from './types.ts';

const DIGITS = /^\d+$/;
const DECIMAL = /^\d+(\.\d+)?$/;

/** Read what the server said. Products that cannot be shown are left out; an answer without one that can is null. */
export function readAnswer(given: unknown, limit: number): Answer | null {
  const answer = given as Partial<Record<keyof Answer, unknown>> | null;
  if (typeof answer?.recommendationId !== 'string' || !Array.isArray(answer.products)) return null;
  const byId = new Map<string, ShownProduct>();
  for (const row of answer.products) {
    const product = readProduct(row);
    if (product && !byId.has(product.id) && byId.size < limit) byId.set(product.id, product);
  }
  return byId.size ? { recommendationId: answer.recommendationId, products: [...byId.values()] } : null;
}

function readProduct(given: unknown): ShownProduct | null {
  const row = (given ?? {}) as Partial<Record<keyof ShownProduct, unknown>>;
  const text = (name: keyof ShownProduct, shape: RegExp) => {
    const value = String(row[name] ?? '');
    return shape.test(value) ? value : null;
  };
  const id = text('id', DIGITS);
  const handle = text('handle', /^[^/?#\s]+$/);
  const title = text('title', /\S/);
  const price = text('price', DECIMAL);
  const currency = text('currency', /^[A-Z]{3}$/);
  if (!id || !handle || !title || !price || !currency) return null;
  return {
    id,
    handle,
    title: title.slice(0, 200),
    price,
    currency,
    variantId: text('variantId', DIGITS),
    compareAtPrice: text('compareAtPrice', DECIMAL),
    image: text('image', /^(https?:\/)?\/[^\s]+$/),
    reason: text('reason', /\S/)?.slice(0, 120) ?? '',
  };
}
