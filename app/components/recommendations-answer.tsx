import type { RecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { useFormats } from './formats.tsx';

/** What shoppers saw and did, in one sentence. */
export function RecommendationsAnswer({
  activity,
  hasModel,
}: {
  readonly activity: RecommendationActivity;
  readonly hasModel: boolean;
}) {
  const formats = useFormats();
  if (activity.impressions === 0) {
    return (
      <p className="rg-answer">
        <strong>No recommendation has been seen in the last 30 days.</strong>{' '}
        {hasModel
          ? 'They are ready: add the block to your theme and they appear with the next visit.'
          : 'Learning begins when your order history is read.'}
      </p>
    );
  }
  const { impressions, clicks, ordersAfterClick } = activity;
  return (
    <p className="rg-answer">
      In the last 30 days shoppers saw <strong>{formats.number(impressions)} recommended products</strong>, clicked{' '}
      {formats.number(clicks)} of them, and placed {formats.number(ordersAfterClick)}{' '}
      {ordersAfterClick === 1 ? 'order' : 'orders'} with a product they had clicked.
    </p>
  );
}
