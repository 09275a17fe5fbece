import { Link } from '@remix-run/react';
import { BlockStack, Card } from '@shopify/polaris';
import type { BuyerRule, Refusal } from '#app/profiles/segments/buyer-rule.ts';
import type { BuyerCount } from '#app/profiles/segments/count-buyers.ts';
import { BuyerActions } from './buyer-actions.tsx';
import { DownloadButton } from './download-button.tsx';
import { useFormats } from './formats.tsx';
import { useRefusal } from './use-refusal.ts';
import { useRuleText } from './use-rule-text.ts';
import { useText } from './use-text.ts';

/** What the count of a rule answers. */
export interface CountAnswer {
  readonly refused: { readonly refusal: Refusal; readonly condition: number | null } | null;
  readonly count: BuyerCount | null;
}

interface CountCardProps {
  readonly answer: CountAnswer;
  /** May be one that cannot be read yet. */
  readonly rule: BuyerRule;
  readonly name: string;
  readonly titles: Readonly<Record<number, string>>;
  readonly isAsking: boolean;
}

/** Whom the rule names, and what they are worth. */
export function SegmentCountCard({ answer: { refused, count }, rule, name, titles, isAsking }: CountCardProps) {
  const text = useText();
  const { number, roundMoney } = useFormats();
  const refuse = useRefusal();
  const writeRule = useRuleText(titles);
  const query = new URLSearchParams({ rule: JSON.stringify(rule) });
  return (
    <div className="rg-effect" aria-busy={isAsking}>
      <Card>
        <div role="status">
          {refused || !count ? (
            <p className="rg-error">{refused ? refuse(refused) : ''}</p>
          ) : (
            <BlockStack gap="200">
              <p className="rg-figure-value">{number(count.buyers)}</p>
              <p>{text('segments.count', { n: count.buyers, rule: writeRule(rule) })}</p>
              <p className="rg-hint">
                {text('segments.count.revenue', { amount: roundMoney(count.netRevenueMinor) })}
                {count.expected365Minor !== null &&
                  ` ${text('segments.count.value', { amount: roundMoney(count.expected365Minor) })}`}
              </p>
            </BlockStack>
          )}
        </div>
        {!refused && count && (
          <BlockStack gap="200">
            <Link to={`/app/buyers/list?${query}`} className="rg-inline">
              {text('segments.show')}
            </Link>
            <BuyerActions rule={rule} name={name === '' ? writeRule(rule) : name} isSegment />
            <DownloadButton path={`/app/buyers.csv?${query}`} name="segment.csv">
              {text('segments.export')}
            </DownloadButton>
          </BlockStack>
        )}
      </Card>
    </div>
  );
}
