import { BlockStack, Page } from '@shopify/polaris';
import type { ReactNode } from 'react';
import type { FormOutcome } from '#app/serving/merchandising/change-merchandising.ts';
import type { MerchandisingOverview } from '#app/serving/merchandising/get-merchandising.ts';
import type { ChangeEntry } from '#app/serving/merchandising/list-changes.ts';
import { MerchandisingChanges } from './merchandising-changes.tsx';
import { MerchandisingRefusal } from './merchandising-refusal.tsx';
import { MerchandisingExploring } from './merchandising-exploring.tsx';
import { MerchandisingVariety } from './merchandising-variety.tsx';
import { RuleList } from './rule-list.tsx';
import { useRuleWords } from './use-rule-words.ts';
import { useText } from './use-text.ts';
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
  const text = useText();
  const words = useRuleWords(overview.titles, overview.collections);
  useUndoToast(done, words);
  return (
    <Page
      title={text('merchandising.title')}
      subtitle={text('merchandising.subtitle')}
      primaryAction={{ content: text('merchandising.add'), url: '/app/merchandising?rule=new' }}
    >
      <BlockStack gap="500">
        <Answer overview={overview} />
        <MerchandisingRefusal refusal={refusal} />
        <RuleList rules={overview.rules} words={words} />
        <MerchandisingVariety variety={overview.variety} />
        <MerchandisingExploring explores={overview.explores} />
        <MerchandisingChanges changes={changes} userId={userId} words={words} />
      </BlockStack>
    </Page>
  );
}

/** How much of what shoppers see is the merchant's word, in one sentence. */
function Answer({ overview: { rules, touchedProducts, products } }: Pick<OverviewProps, 'overview'>) {
  const text = useText();
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  const active = rules.filter(({ state }) => state === 'on').length;
  if (active === 0) return <p className="rg-answer">{text.rich('merchandising.answer.none', { strong })}</p>;
  const values = { n: active, touched: touchedProducts, products };
  return <p className="rg-answer">{text.rich('merchandising.answer', { strong, ...values })}</p>;
}
