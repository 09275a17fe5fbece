import type { ProductsGatewayAnswer } from '#app/measurement/reports/products-answers.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';

/** The rule of exactly the buyers whom the gateway table counts for a product: they started with it, long enough ago. */
export function writeStarterRule(
  { windowDays, mostDays }: Pick<ProductsGatewayAnswer, 'windowDays' | 'mostDays'>,
  productId: number,
): BuyerRule {
  const field = 'daysSinceFirstOrder';
  return {
    all: [
      { field: 'startedWith', is: productId },
      mostDays === null ? { field, atLeast: windowDays } : { field, between: [windowDays, mostDays] },
    ],
  };
}
