import { findLocale, type Locale } from '../messages/locales.ts';
import { parsePlacement, type Placement } from './placements.ts';

const DEFAULT_LIMIT = 6;
const MAX_LIMIT = 24;
const MAX_CART = 50;
/** Several full lists above this one. */
const MAX_SHOWN = 100;
const ID = /^\d{1,15}$/;
const VISITOR = /^[A-Za-z0-9_-]{8,64}$/;

/** What a storefront asked, with a default for whatever makes no sense. */
export interface StorefrontQuery {
  readonly placement: Placement;
  readonly productId: number | null;
  /** Ascending, each once. */
  readonly cart: readonly number[];
  /** What other lists of the page show already: ascending, each once. */
  readonly shown: readonly number[];
  readonly visitorId: string | null;
  readonly limit: number;
  /** The language of the page. */
  readonly locale: Locale;
}

/** Read the parameters of a recommendation request. Junk is as if it had not been sent: a shopper never sees an error. */
export function readQuery(params: URLSearchParams): StorefrontQuery {
  const productId = parseId(params.get('product'));
  const visitor = params.get('visitor') ?? '';
  const limit = params.get('limit') ?? '';
  return {
    placement: parsePlacement(params.get('placement')) ?? (productId === null ? 'home' : 'product'),
    productId,
    cart: parseIds(params.get('cart'), MAX_CART),
    shown: parseIds(params.get('exclude'), MAX_SHOWN),
    visitorId: VISITOR.test(visitor) ? visitor : null,
    limit: ID.test(limit) ? Math.min(MAX_LIMIT, Math.max(1, Number(limit))) : DEFAULT_LIMIT,
    locale: findLocale(params.get('locale') ?? '') ?? 'en',
  };
}

function parseIds(text: string | null, most: number): readonly number[] {
  const ids = (text ?? '').split(',', most).flatMap((part) => parseId(part) ?? []);
  return [...new Set(ids)].sort((left, right) => left - right);
}

function parseId(text: string | null): number | null {
  return text !== null && ID.test(text) ? Number(text) : null;
}
