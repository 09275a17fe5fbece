import type { Rule } from './rule.ts';

/** The products that rules name one by one, and those whose page they are for. */
export function listNamedProducts(rules: readonly Rule[]): readonly number[] {
  return rules.flatMap(({ products, onProduct }) => [...products, ...(onProduct === null ? [] : [onProduct])]);
}
