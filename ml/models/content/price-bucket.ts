/**
 * The price bucket of a product: two to a doubling, so that 4.99 and 5.49 meet and 5 and 50 do not. 0 where there is no
 * price (0, below 0, or no number); otherwise `1 + floor(2 log2(priceMinor))`.
 */
export function priceBucket(priceMinor: number): number {
  return priceMinor >= 1 && priceMinor < Infinity ? 1 + Math.floor(2 * Math.log2(priceMinor)) : 0;
}
