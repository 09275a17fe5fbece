import { Link } from '@remix-run/react';
import type { BuyerCount } from '#app/profiles/segments/count-buyers.ts';
import type { OfferDraft } from '#app/serving/offers/offer-draft.ts';
import { useFormats } from './formats.tsx';
import { useRuleText } from './use-rule-text.ts';
import { useText } from './use-text.ts';
import { writeTerms } from './write-terms.ts';

interface OfferTableProps {
  readonly drafts: readonly (OfferDraft & { readonly count: BuyerCount })[];
  /** Titles of the products that rules name. */
  readonly titles: Readonly<Record<number, string>>;
}

/** The drafts of a shop. */
export function OfferTable({ drafts, titles }: OfferTableProps) {
  const text = useText();
  const formats = useFormats();
  const writeRule = useRuleText(titles);
  return (
    <div className="rg-scroll" tabIndex={0} role="region" aria-label={text('offers.table')}>
      <table className="rg-table rg-words">
        <caption>{text('offers.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('offers.column.name')}</th>
            <th scope="col">{text('offers.column.for')}</th>
            <th scope="col">{text('offers.column.gives')}</th>
            <th scope="col">{text('offers.column.buyers')}</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ draftId, name, rule, terms, count }) => (
            <tr key={draftId}>
              <th scope="row">
                <Link to={`/app/offers/${draftId}`} className="rg-inline">
                  {name}
                </Link>
              </th>
              <td>{writeRule(rule)}</td>
              <td>{writeTerms(terms, text, formats)}</td>
              <td>{formats.number(count.buyers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
