import type { Variety } from '#app/serving/merchandising/rule.ts';
import { ChoiceForm } from './choice-form.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

const CHOICES: readonly Variety[] = ['off', 'mild', 'strong'];

/** How mixed the lists are. */
export function MerchandisingVariety({ variety }: { readonly variety: Variety }) {
  const text = useText();
  return (
    <SectionCard
      title={text('merchandising.variety.title', { variety })}
      subtitle={text('merchandising.variety.subtitle')}
    >
      <ChoiceForm
        legend={text('merchandising.variety.legend')}
        intent="set-variety"
        name="variety"
        value={variety}
        choices={CHOICES.map((value) => ({
          value,
          label: text(`merchandising.variety.${value}`),
          says: text(`merchandising.variety.${value}.says`),
        }))}
      >
        <input type="hidden" name="seen" value={variety} />
      </ChoiceForm>
    </SectionCard>
  );
}
