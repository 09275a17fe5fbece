import type { Variety } from '#app/serving/merchandising/rule.ts';
import { ChoiceForm } from './choice-form.tsx';
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
      <ChoiceForm legend="How mixed lists are" intent="set-variety" name="variety" value={variety} choices={CHOICES}>
        <input type="hidden" name="seen" value={variety} />
      </ChoiceForm>
    </SectionCard>
  );
}
