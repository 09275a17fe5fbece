import { Banner } from '@shopify/polaris';
import type { FormOutcome } from '#app/serving/merchandising/change-merchandising.ts';
import { useText } from './use-text.ts';

const REFUSALS = { changed: 'changed', gone: 'gone', 'too many': 'many', invalid: 'invalid' } as const;

/** Why the last form changed nothing. */
export function MerchandisingRefusal({ refusal }: { readonly refusal: Pick<FormOutcome, 'state'> | null }) {
  const text = useText();
  if (refusal === null || refusal.state === 'done' || refusal.state === 'same') return null;
  const key = REFUSALS[refusal.state];
  return (
    <div role="alert">
      <Banner tone="warning" title={text(`merchandising.refusal.${key}`)} hideIcon>
        <p>{text(`merchandising.refusal.${key}.text`)}</p>
      </Banner>
    </div>
  );
}
