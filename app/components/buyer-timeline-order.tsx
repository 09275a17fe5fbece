import type { TimelineOrder } from '#app/measurement/buyer/load-timeline.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

interface BuyerTimelineOrderProps {
  readonly order: TimelineOrder;
  readonly titles: Readonly<Record<number, string>>;
}

/** An order of the timeline: what was bought, what it brought, and what was given back. */
export function BuyerTimelineOrder({ order, titles }: BuyerTimelineOrderProps) {
  const text = useText();
  const formats = useFormats();
  const notes = [
    ...(order.state === 'counted' ? [] : [text(`buyer.timeline.${order.state}`)]),
    ...(order.refundedMinor > 0
      ? [text('buyer.timeline.refunded', { amount: formats.money(order.refundedMinor) })]
      : []),
    ...(order.discountMinor ? [text('buyer.timeline.discount', { amount: formats.money(order.discountMinor) })] : []),
    ...(order.discountCodes.length > 0
      ? [text('buyer.timeline.codes', { n: order.discountCodes.length, codes: order.discountCodes.join(', ') })]
      : []),
    ...(order.isSubscription ? [text('buyer.timeline.subscription')] : []),
  ];
  return (
    <li className="rg-entry rg-entry-order" data-state={order.state}>
      <p className="rg-entry-head">
        <time dateTime={new Date(order.orderedAt).toISOString()}>{formats.moment(order.orderedAt)}</time>
        <a className="rg-inline" href={`shopify://admin/orders/${order.orderId}`} target="_top">
          {text('buyer.timeline.order', { name: order.name || String(order.orderId) })}
        </a>
        <data value={order.netMinor}>{formats.money(order.netMinor)}</data>
        {notes.map((note) => (
          <span key={note} className="rg-note">
            {note}
          </span>
        ))}
      </p>
      <ul>
        {order.lines.map((line, index) => (
          <li key={index}>
            {text('buyer.timeline.line', {
              units: line.units + line.refundedUnits,
              product: (line.productId && titles[line.productId]) || text('buyer.due.gone'),
            })}
            {line.refundedUnits > 0 && ` (${text('buyer.timeline.back', { n: line.refundedUnits })})`}
            {line.isGiftCard && ` (${text('buyer.timeline.giftCard')})`}
          </li>
        ))}
        {order.moreLines > 0 && <li>{text('buyer.timeline.moreLines', { n: order.moreLines })}</li>}
      </ul>
    </li>
  );
}
