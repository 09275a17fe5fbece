import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

interface SubscriptionNoteProps {
  readonly subscriptionOrders: number;
  readonly knownOrders: number;
}

/** Renewals come by themselves: what a page of returns cannot tell where there are any. */
export function SubscriptionNote({ subscriptionOrders, knownOrders }: SubscriptionNoteProps) {
  const text = useText();
  const formats = useFormats();
  if (subscriptionOrders === 0) return null;
  return (
    <p className="rg-caveat">
      {text('figures.subscriptions', { n: formats.number(subscriptionOrders), orders: knownOrders })}
    </p>
  );
}
