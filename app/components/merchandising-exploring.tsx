import { ChoiceForm } from './choice-form.tsx';
import { SectionCard } from './section-card.tsx';
import { useText } from './use-text.ts';

/** Whether new products are tried out. */
export function MerchandisingExploring({ explores }: { readonly explores: boolean }) {
  const text = useText();
  const choices = [
    { value: 'on', key: 'try' },
    { value: 'off', key: 'leave' },
  ] as const;
  return (
    <SectionCard
      title={text(explores ? 'merchandising.exploring.on' : 'merchandising.exploring.off')}
      subtitle={text('merchandising.exploring.subtitle')}
    >
      <ChoiceForm
        legend={text('merchandising.exploring.legend')}
        intent="set-exploring"
        name="explores"
        value={explores ? 'on' : 'off'}
        choices={choices.map(({ value, key }) => ({
          value,
          label: text(`merchandising.exploring.${key}`),
          says: text(`merchandising.exploring.${key}.says`),
        }))}
      >
        <input type="hidden" name="seen" value={explores ? 'on' : 'off'} />
      </ChoiceForm>
    </SectionCard>
  );
}
