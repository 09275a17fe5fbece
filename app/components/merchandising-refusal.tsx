import { Banner } from '@shopify/polaris';
import type { FormOutcome } from '#app/serving/merchandising/change-merchandising.ts';

const REFUSALS = {
  changed: {
    title: 'This was changed in the meantime',
    text: 'Somebody else changed it after you opened this page. Nothing of yours was saved, and nothing was overwritten. Open it again to see how it is now; a newer change has to be undone before an older one.',
  },
  gone: {
    title: 'This is not there any more',
    text: 'The rule was deleted in the meantime, or the change is older than the last hundred. A deleted rule comes back with Undo in the change log.',
  },
  'too many': {
    title: 'There is no room for another rule',
    text: 'A shop can have 200 rules. Delete one that is over, or let one rule name several products.',
  },
  invalid: {
    title: 'The rule is not saved yet',
    text: 'Look at the fields that are marked below.',
  },
};

/** Why the last form changed nothing. */
export function MerchandisingRefusal({ refusal }: { readonly refusal: Pick<FormOutcome, 'state'> | null }) {
  if (refusal === null || refusal.state === 'done' || refusal.state === 'same') return null;
  const { title, text } = REFUSALS[refusal.state];
  return (
    <div role="alert">
      <Banner tone="warning" title={title} hideIcon>
        <p>{text}</p>
      </Banner>
    </div>
  );
}
