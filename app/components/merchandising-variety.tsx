import { Form } from '@remix-run/react';
import { Button } from '@shopify/polaris';
import type { Variety } from '#app/serving/merchandising/rule.ts';
import { SectionCard } from './section-card.tsx';

const CHOICES: readonly { readonly value: Variety; readonly label: string; readonly says: string }[] = [
  { value: 'off', label: 'As it comes', says: 'The best matches, even if they are all of one type.' },
  { value: 'mild', label: 'Mixed', says: 'At most half of a list is of one type.' },
  { value: 'strong', label: 'Very mixed', says: 'At most a quarter of a list is of one type.' },
];

/** How mixed the lists are. */
export function MerchandisingVariety({ variety }: { readonly variety: Variety }) {
  const chosen = CHOICES.find(({ value }) => value === variety)!;
  return (
    <SectionCard
      title={variety === 'off' ? 'Lists may be all of one product type' : `Lists are ${chosen.label.toLowerCase()}`}
      subtitle="By product type. A list never becomes shorter by this: where nothing else is left, more of one type is shown."
    >
      <Form method="post" action="/app/merchandising" preventScrollReset key={variety} data-save-bar="">
        <input type="hidden" name="intent" value="set-variety" />
        <input type="hidden" name="seen" value={variety} />
        <fieldset className="rg-choices">
          <legend className="rg-unseen">How mixed lists are</legend>
          {CHOICES.map(({ value, label, says }) => (
            <label key={value} className="rg-choice">
              <input type="radio" name="variety" value={value} defaultChecked={value === variety} />
              <span>
                <strong>{label}</strong>
                <span className="rg-muted">{says}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="rg-buttons">
          <Button submit>Save</Button>
        </div>
      </Form>
    </SectionCard>
  );
}
