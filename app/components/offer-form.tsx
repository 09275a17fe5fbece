import { Form, Link, useNavigation } from '@remix-run/react';
import { Banner, BlockStack, Button } from '@shopify/polaris';
import { useState } from 'react';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import type { BuyerCount } from '#app/profiles/segments/count-buyers.ts';
import type { OfferOutcome } from '#app/serving/offers/change-offer-drafts.ts';
import type { OfferDraft, OfferTerms } from '#app/serving/offers/offer-draft.ts';
import { FormField } from './form-field.tsx';
import { useFormats } from './formats.tsx';
import { SectionCard } from './section-card.tsx';
import { useRuleText } from './use-rule-text.ts';
import { useText } from './use-text.ts';

interface OfferFormProps {
  /** Null for a new one. */
  readonly draft: OfferDraft | null;
  readonly name: string;
  readonly rule: BuyerRule;
  readonly count: BuyerCount;
  readonly titles: Readonly<Record<number, string>>;
  /** As the field has it. */
  readonly amount: string;
  readonly outcome: OfferOutcome | null;
}

/** What an offer would give, and to whom. */
export function OfferForm({ draft, name, rule, count, titles, amount, outcome }: OfferFormProps) {
  const text = useText();
  const formats = useFormats();
  const writeRule = useRuleText(titles);
  const errors = outcome?.state === 'invalid' ? outcome.errors : {};
  const isBusy = useNavigation().state === 'submitting';
  return (
    <>
      {outcome?.state === 'conflict' && (
        <Banner tone="warning">
          {text('offers.gone')} <Link to="/app/offers">{text('offers.reopen')}</Link>
        </Banner>
      )}
      <Form method="post" data-save-bar="">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="draftId" value={draft?.draftId ?? ''} />
        <input type="hidden" name="seenAt" value={draft?.updatedAt ?? 0} />
        <input type="hidden" name="rule" value={JSON.stringify(rule)} />
        <BlockStack gap="400">
          <SectionCard
            title={`${text('offers.for')}: ${writeRule(rule)}`}
            subtitle={text('offers.for.count', { n: count.buyers, amount: formats.roundMoney(count.netRevenueMinor) })}
            aside={
              <Link
                className="rg-inline"
                to={`/app/segments/new?${new URLSearchParams({ rule: JSON.stringify(rule) })}`}
              >
                {text('offers.for.choose')}
              </Link>
            }
          >
            {errors.rule && <p className="rg-error">{text('offers.for.error')}</p>}
            <FormField label={text('offers.name')} {...(errors.name && { error: text('offers.name.error') })}>
              <input name="name" defaultValue={name} maxLength={80} required autoComplete="off" />
            </FormField>
          </SectionCard>
          <SectionCard title={text('offers.gives')}>
            <TermsFields terms={draft?.terms ?? DEFAULT_TERMS} amount={amount} errors={errors} />
          </SectionCard>
          <div className="rg-buttons rg-outside">
            <Button submit variant="primary" loading={isBusy}>
              {text('offers.save')}
            </Button>
          </div>
        </BlockStack>
      </Form>
    </>
  );
}

const DEFAULT_TERMS: OfferTerms = { gives: 'percent', percent: 10, days: 14, note: '' };
const KINDS = ['percent', 'amount', 'shipping'] as const;

interface TermsFieldsProps {
  readonly terms: OfferTerms;
  readonly amount: string;
  readonly errors: Readonly<Partial<Record<'percent' | 'amount' | 'days' | 'note', true>>>;
}

function TermsFields({ terms, amount, errors }: TermsFieldsProps) {
  const text = useText();
  const formats = useFormats();
  const [gives, setGives] = useState(terms.gives);
  const fault = (name: 'percent' | 'amount' | 'days' | 'note') =>
    errors[name] ? { error: text(`offers.${name}.error`) } : {};
  return (
    <BlockStack gap="400">
      <fieldset className="rg-choices">
        <legend className="rg-unseen">{text('offers.gives')}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="rg-choice">
            <input
              type="radio"
              name="gives"
              value={kind}
              defaultChecked={kind === terms.gives}
              onChange={() => setGives(kind)}
            />
            <strong>{text(`offers.gives.${kind}`)}</strong>
          </label>
        ))}
      </fieldset>
      <div className="rg-pairs">
        {/* Hidden and not taken out: without scripts, and when the choice changes back, what was written stays. */}
        <div hidden={gives !== 'percent'}>
          <FormField label={text('offers.percent')} {...fault('percent')}>
            <input name="percent" inputMode="numeric" defaultValue={terms.gives === 'percent' ? terms.percent : 10} />
          </FormField>
        </div>
        <div hidden={gives !== 'amount'}>
          <FormField label={text('offers.amount', { currency: formats.currency })} {...fault('amount')}>
            <input name="amount" inputMode="decimal" defaultValue={amount} />
          </FormField>
        </div>
        <FormField label={text('offers.days')} {...fault('days')}>
          <input name="days" inputMode="numeric" defaultValue={terms.days} />
        </FormField>
      </div>
      <FormField label={text('offers.note')} {...fault('note')}>
        <textarea name="note" rows={3} maxLength={500} defaultValue={terms.note} />
      </FormField>
    </BlockStack>
  );
}
