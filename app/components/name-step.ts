import type { StepSurvival } from '#ml/measurement/measure-survival.ts';
import type { PageText } from './use-text.ts';

/** What a step is called beside its curve. */
export function nameStep({ orderNumber, andLater }: Pick<StepSurvival, 'orderNumber' | 'andLater'>, text: PageText) {
  return {
    key: String(orderNumber),
    name: text(andLater ? 'survival.orderLater' : 'survival.order', { n: orderNumber }),
    shortName: text(andLater ? 'survival.orderLaterShort' : 'survival.orderShort', { n: orderNumber }),
  };
}
