import type { RecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { useFormats } from './formats.tsx';

/** What shoppers saw and did, in one sentence. */
export function RecommendationsAnswer({
  activity,
  learnedOrders,
}: {
  readonly activity: RecommendationActivity;
  /** Orders the serving model learned from; null before the first training. */
  readonly learnedOrders: number | null;
}) {
  const formats = useFormats();
  if (activity.impressions === 0) {
    return (
      <p className="rg-answer">
        <strong>No recommendation has been seen in the last 30 days.</strong>{' '}
        {learnedOrders === null
          ? 'Learning begins when your order history is read.'
          : learnedOrders === 0
            ? 'With the block in your theme, shoppers see your newest products until the first orders are in.'
            : 'They are ready: add the block to your theme and they appear with the next visit.'}
      </p>
    );
  }
  const { impressions, clicks, ordersAfterClick } = activity;
  return (
    <p className="rg-answer">
      In the last 30 days shoppers saw{' '}
      <strong>{formats.counted(impressions, 'recommended product', 'recommended products')}</strong>, clicked{' '}
      {formats.number(clicks)} of them, and placed {formats.counted(ordersAfterClick, 'order', 'orders')} with a product
      they had clicked.
    </p>
  );
}
