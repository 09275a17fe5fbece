import { BlockStack, Page } from '@shopify/polaris';
import type { FormOutcome } from '#app/serving/merchandising/change-merchandising.ts';
import type { MerchandisingOverview } from '#app/serving/merchandising/get-merchandising.ts';
import type { ChangeEntry } from '#app/serving/merchandising/list-changes.ts';
import { useFormats } from './formats.tsx';
import { MerchandisingChanges } from './merchandising-changes.tsx';
import { MerchandisingRefusal } from './merchandising-refusal.tsx';
import { MerchandisingExploring } from './merchandising-exploring.tsx';
import { MerchandisingVariety } from './merchandising-variety.tsx';
import { RuleList } from './rule-list.tsx';
import { useUndoToast } from './use-undo-toast.ts';

interface OverviewProps {
  readonly overview: MerchandisingOverview;
  readonly changes: readonly ChangeEntry[];
  /** Who looks at the page; null if unknown. */
  readonly userId: number | null;
  /** The change that was just made. */
  readonly done: ChangeEntry | null;
  readonly refusal: Pick<FormOutcome, 'state'> | null;
}

/** The rules, the variety and the change log. */
export function MerchandisingOverviewPage({ overview, changes, userId, done, refusal }: OverviewProps) {
  useUndoToast(done);
  return (
    <Page
      title="Merchandising"
      subtitle="What do you want shoppers to see more of, and what less?"
      primaryAction={{ content: 'Add rule', url: '/app/merchandising?rule=new' }}
    >
      <BlockStack gap="500">
        <Answer overview={overview} />
        <MerchandisingRefusal refusal={refusal} />
        <RuleList {...overview} />
        <MerchandisingVariety variety={overview.variety} />
        <MerchandisingExploring explores={overview.explores} />
        <MerchandisingChanges changes={changes} userId={userId} />
      </BlockStack>
    </Page>
  );
}

/** How much of what shoppers see is the merchant's word, in one sentence. */
function Answer({ overview: { rules, touchedProducts, products } }: Pick<OverviewProps, 'overview'>) {
  const formats = useFormats();
  const active = rules.filter(({ state }) => state === 'on').length;
  if (active === 0)
    return (
      <p className="rg-answer">
        <strong>No rule is on:</strong> what buyers do decides what shoppers see.
      </p>
    );
  return (
    <p className="rg-answer">
      <strong>
        {formats.counted(active, 'rule is', 'rules are')} on and {active === 1 ? 'touches' : 'touch'}{' '}
        {formats.number(touchedProducts)} of {formats.counted(products, 'product', 'products')}.
      </strong>{' '}
      What buyers do decides the rest.
    </p>
  );
}
