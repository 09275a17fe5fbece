import { listBuyerLists } from './list-buyer-lists.ts';

/** A page of the admin that is measured. */
export interface AdminPage {
  /** As in the names of its figures. */
  readonly name: string;
  /** The route that answers it. */
  readonly route: string;
  /** Its address; where a filter has many values, another one each time, so that no answer is kept yet. */
  path(round: number): string;
}

/** The route of a page, and its address. */
export type PagePath = readonly [route: string, path: string | ((round: number) => string)];

/** What of the shop stands in addresses. */
export interface KnownOfShop {
  readonly customerIds: readonly number[];
  readonly productIds: readonly number[];
  readonly types: readonly string[];
  readonly segmentId: number;
}

const COUNTRIES = ['US', 'GB', 'DE', 'FR', 'CA', 'AU', 'NL', 'SE', 'JP', 'BR'];
const SOURCES = ['web', 'pos', 'shopify_draft_order', '580111'];

/** Every page of the admin, with its filters and sorts. */
export function listAdminPages(known: KnownOfShop): readonly AdminPage[] {
  const pick = <T>(list: readonly T[], round: number) => list[round % list.length]!;
  const text = encodeURIComponent;
  const rule = (value: object) => text(JSON.stringify(value));
  const spent = (round: number) => rule({ all: [{ field: 'netRevenueMinor', atLeast: 1000 * (round + 1) }] });
  const day = (round: number) => String(10 + (round % 20));
  const paths: Readonly<Record<string, PagePath>> = {
    overview: ['app._index', '/app'],
    repeat: ['app.repeat-purchases', '/app/repeat-purchases'],
    'repeat.all-weeks': ['app.repeat-purchases', '/app/repeat-purchases?period=all&unit=week'],
    'repeat.last90': ['app.repeat-purchases', '/app/repeat-purchases?period=last90'],
    'repeat.days': [
      'app.repeat-purchases',
      (round) => `/app/repeat-purchases?from=2025-01-${day(round)}&to=2026-06-30`,
    ],
    cohorts: ['app.cohorts', '/app/cohorts'],
    'cohorts.all-weeks': ['app.cohorts', '/app/cohorts?period=all&unit=week'],
    'cohorts.revenue': ['app.cohorts', '/app/cohorts?show=revenue'],
    'cohorts.product': ['app.cohorts', (round) => `/app/cohorts?product=${pick(known.productIds, round)}`],
    'cohorts.type': ['app.cohorts', (round) => `/app/cohorts?type=${text(pick(known.types, round))}`],
    'cohorts.country': ['app.cohorts', (round) => `/app/cohorts?country=${pick(COUNTRIES, round)}`],
    'cohorts.source': ['app.cohorts', (round) => `/app/cohorts?source=${pick(SOURCES, round)}`],
    'cohorts.discounted': ['app.cohorts', (round) => `/app/cohorts?discounted=${pick(['yes', 'no'], round)}`],
    survival: ['app.time-to-next-order', '/app/time-to-next-order'],
    products: ['app.product-report', '/app/product-report'],
    'products.year': ['app.product-report', '/app/product-report?began=year'],
    buyers: ['app.buyers._index', '/app/buyers'],
    'buyers.churn-type': ['app.buyers._index', '/app/buyers?by=type'],
    'buyers.churn-country': ['app.buyers._index', '/app/buyers?by=country'],
    ...listBuyerLists(known),
    buyer: ['app.buyers.$customerId', (round) => `/app/buyers/${pick(known.customerIds, round)}`],
    segments: ['app.segments._index', '/app/segments'],
    segment: ['app.segments.$segmentId', `/app/segments/${known.segmentId}`],
    'segment.new': ['app.segments.$segmentId', (round) => `/app/segments/new?rule=${spent(round)}`],
    offers: ['app.offers._index', '/app/offers'],
    'offer.new': ['app.offers.$draftId', `/app/offers/new?rule=${rule({ all: [{ field: 'stage', is: 'atRisk' }] })}`],
    digest: ['app.digest', '/app/digest'],
    recommendations: ['app.recommendations', '/app/recommendations'],
    merchandising: ['app.merchandising', '/app/merchandising'],
    models: ['app.models', '/app/models'],
    'data-health': ['app.data-health', '/app/data-health'],
  };
  return Object.entries(paths).map(([name, [route, path]]) => ({
    name,
    route: `routes/${route}`,
    path: typeof path === 'string' ? () => path : path,
  }));
}
