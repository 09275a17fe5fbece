import type { ReactNode } from 'react';
import type { BuyersFigures } from '#app/measurement/buyers/buyers-figures.ts';
import { countStage } from './count-stage.ts';
import { useText } from './use-text.ts';

/** How many buyers are slipping away, in one sentence. */
export function BuyersAnswer({ figures: { buyers, flows } }: { readonly figures: BuyersFigures }) {
  const text = useText();
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  if (flows.length === 0) return <p className="rg-answer">{text('buyers.answer.unknown', { buyers })}</p>;
  const { now, before } = countStage(flows, 'atRisk');
  const change = now === before ? 'same' : now > before ? 'more' : 'less';
  const values = { n: now, buyers, difference: Math.abs(now - before), change };
  return <p className="rg-answer">{text.rich('buyers.answer', { ...values, strong })}</p>;
}
