/** SQL of a customer and of an instant (epoch milliseconds), both of the statement around. */
interface CountedUpTo {
  readonly customerId: string;
  readonly upTo: string;
}

/** Write how many counted orders a customer had by an instant, itself included; the shop's id is its first question mark. */
export function writeOrderCount({ customerId, upTo }: CountedUpTo): string {
  return `(SELECT count(*) FROM "Order" o WHERE o.shopId = ? AND o.customerId = ${customerId}
    AND NOT o.test AND o.cancelledAt IS NULL AND o.orderedAt <= ${upTo})`;
}
