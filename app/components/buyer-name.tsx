import { useBuyerNames } from './buyer-name-provider.tsx';
import { useText } from './use-text.ts';

/** A buyer: "Buyer 5741", or the name where the merchant asked for names. Inside of {@link BuyerNameProvider}. */
export function BuyerName({ customerId }: { readonly customerId: number }) {
  return <>{useBuyerName(customerId)}</>;
}

/** What {@link BuyerName} shows. */
export function useBuyerName(customerId: number): string {
  const text = useText();
  return useBuyerNames().names.get(customerId) ?? text('buyer.name', { id: String(customerId) });
}
