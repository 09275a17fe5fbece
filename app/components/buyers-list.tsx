import { Form, Link } from '@remix-run/react';
import { Banner, BlockStack, Card, Page } from '@shopify/polaris';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import type { BuyerCount } from '#app/profiles/segments/count-buyers.ts';
import type { BuyerPage } from '#app/profiles/segments/list-buyers.ts';
import { STAGES } from '#app/profiles/segments/buyer-fields.ts';
import { BuyerActions } from './buyer-actions.tsx';
import { BuyerNameProvider } from './buyer-name-provider.tsx';
import { BuyerNameSwitch } from './buyer-name-switch.tsx';
import { BuyersTable } from './buyers-table.tsx';
import { DownloadButton } from './download-button.tsx';
import { useFormats } from './formats.tsx';
import type { BuyersQuery } from './read-buyers-query.ts';
import { useRefusal } from './use-refusal.ts';
import { useRuleText } from './use-rule-text.ts';
import { useText } from './use-text.ts';

interface BuyersListProps {
  readonly query: BuyersQuery;
  readonly page: BuyerPage;
  readonly count: BuyerCount;
  readonly segments: readonly { readonly segmentId: number; readonly name: string; readonly rule: BuyerRule }[];
  /** Titles of the products that the rule names. */
  readonly titles: Readonly<Record<number, string>>;
}

/** The buyers of a rule, searched and sorted, with what can be done for all of them. */
export function BuyersList({ query, page, count, segments, titles }: BuyersListProps) {
  const text = useText();
  const rule = JSON.stringify(query.rule);
  const name = useRuleText(titles)(query.rule);
  const refuse = useRefusal();
  const isSearched = query.search !== '';
  return (
    <Page
      title={text('buyers.list.title')}
      subtitle={text('buyers.list.subtitle')}
      backAction={{ content: text('buyers.title'), url: '/app/buyers' }}
    >
      <BuyerNameProvider customerIds={page.rows.map(({ customerId }) => customerId)}>
        <BlockStack gap="500">
          {query.refused && <Banner tone="warning">{refuse(query.refused)}</Banner>}
          <Answer query={query} count={count} name={name} />
          <Card>
            <BlockStack gap="400">
              <Choices rule={rule} segments={segments} />
              <Search query={query} />
              <div className="rg-head">
                {/* Actions and the file are of all buyers of the rule: a search finds some of them. */}
                {!isSearched && <BuyerActions rule={query.rule} name={name} />}
                <div className="rg-together">
                  <BuyerNameSwitch many />
                  {!isSearched && (
                    <DownloadButton path={`/app/buyers.csv?${new URLSearchParams({ rule })}`} name="buyers.csv">
                      {text('buyers.list.export')}
                    </DownloadButton>
                  )}
                </div>
              </div>
              {page.rows.length > 0 ? <BuyersTable query={query} {...page} /> : <p>{text('buyers.list.empty')}</p>}
            </BlockStack>
          </Card>
        </BlockStack>
      </BuyerNameProvider>
    </Page>
  );
}

function Answer({
  query,
  count,
  name,
}: {
  readonly query: BuyersQuery;
  readonly count: BuyerCount;
  readonly name: string;
}) {
  const text = useText();
  const { roundMoney } = useFormats();
  const values = { n: count.buyers, rule: name };
  if (query.search !== '')
    return <p className="rg-answer">{text('buyers.list.found', { ...values, search: query.search })}</p>;
  return (
    <p className="rg-answer">
      {text.rich('buyers.list.answer', {
        ...values,
        revenue: roundMoney(count.netRevenueMinor),
        strong: (inside) => <strong>{inside}</strong>,
      })}
    </p>
  );
}

/** All buyers, a stage, a saved segment, or a rule of one's own. */
function Choices({ rule, segments }: { readonly rule: string } & Pick<BuyersListProps, 'segments'>) {
  const text = useText();
  const choices: readonly { key: string; label: string; rule: BuyerRule }[] = [
    { key: 'all', label: text('buyers.list.all'), rule: { all: [] } },
    ...STAGES.map((stage) => ({
      ...{ key: stage, label: text(`segments.stage.${stage}`) },
      rule: { all: [{ field: 'stage' as const, is: stage }] },
    })),
    ...segments.map((segment) => ({ key: `segment ${segment.segmentId}`, label: segment.name, rule: segment.rule })),
  ];
  return (
    <nav aria-label={text('buyers.list.filter')} className="rg-filter">
      {choices.map((choice) => {
        const json = JSON.stringify(choice.rule);
        const query = choice.key === 'all' ? '' : `?${new URLSearchParams({ rule: json })}`;
        return (
          <Link key={choice.key} to={`/app/buyers/list${query}`} aria-current={json === rule ? 'true' : undefined}>
            {choice.label}
          </Link>
        );
      })}
      <Link to={`/app/segments/new?${new URLSearchParams({ rule })}`}>{text('buyers.list.rule')}</Link>
    </nav>
  );
}

function Search({ query: { search, rule, sort, direction } }: { readonly query: BuyersQuery }) {
  const text = useText();
  return (
    <Form method="get" role="search" className="rg-search">
      <input type="hidden" name="rule" value={JSON.stringify(rule)} />
      <input type="hidden" name="sort" value={sort} />
      <input type="hidden" name="direction" value={direction} />
      <input
        type="search"
        name="search"
        defaultValue={search}
        key={search}
        aria-label={text('buyers.list.search')}
        placeholder={text('buyers.list.search')}
        autoComplete="off"
      />
      <button type="submit">{text('buyers.list.search.go')}</button>
    </Form>
  );
}
