import { listBuyerBaskets } from '../models/buy-again/list-buyer-baskets.ts';
import { fitProfiles } from './fit-profiles.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { ProfileFit } from './profile-fit.ts';

const NO_ORDERS: ProfileColumns = {
  orderIds: new Float64Array(0),
  orderedAt: new Float64Array(0),
  days: new Int32Array(0),
  customerIds: new Float64Array(0),
  netRevenueMinor: new Float64Array(0),
  marginMinor: new Float64Array(0),
  country: new Uint16Array(0),
  source: new Uint16Array(0),
  isDiscounted: new Uint8Array(0),
  isSubscription: new Uint8Array(0),
  lineOffsets: new Uint32Array(1),
  lineProduct: new Int32Array(0),
  lineVariantIds: new Float64Array(0),
  lineUnits: new Float64Array(0),
  lineNetMinor: new Float64Array(0),
  lineIsSubscription: new Uint8Array(0),
  productIds: new Float64Array(0),
  productType: new Uint16Array(0),
  productVendor: new Uint16Array(0),
  countries: [],
  sources: [],
  productTypes: [],
  productVendors: [],
};

/** The fit to no orders: by it, all that takes other buyers to know is not known. */
export function fitNothing(): ProfileFit {
  return fitProfiles(NO_ORDERS, listBuyerBaskets(NO_ORDERS.customerIds));
}
