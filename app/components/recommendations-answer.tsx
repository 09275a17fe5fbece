import type { ReactNode } from 'react';
import type { RecommendationActivity } from '#app/measurement/get-recommendation-activity.ts';
import { useText } from './use-text.ts';

/** What shoppers saw and did, in one sentence. */
export function RecommendationsAnswer({
  activity,
  learnedOrders,
}: {
  readonly activity: RecommendationActivity;
  /** Orders the serving model learned from; null before the first training. */
  readonly learnedOrders: number | null;
}) {
  const text = useText();
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  const { impressions, clicks, ordersAfterClick } = activity;
  if (impressions === 0) {
    const next = learnedOrders === null ? 'learning' : learnedOrders === 0 ? 'noOrders' : 'ready';
    return (
      <p className="rg-answer">
        {text.rich('recommendations.answer.nothing', { strong, next: text(`recommendations.answer.${next}`) })}
      </p>
    );
  }
  return (
    <p className="rg-answer">
      {text.rich('recommendations.answer', { strong, n: impressions, clicks, orders: ordersAfterClick })}
    </p>
  );
}
