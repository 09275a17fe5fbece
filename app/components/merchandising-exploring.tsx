import { ChoiceForm } from './choice-form.tsx';
import { SectionCard } from './section-card.tsx';

const CHOICES = [
  {
    value: 'on',
    label: 'Try them out',
    says: 'About one place in ten, never one of the first three, shows a new product.',
  },
  { value: 'off', label: 'Leave them', says: 'A new product shows up once it sells or is like something.' },
] as const;

/** Whether new products are tried out. */
export function MerchandisingExploring({ explores }: { readonly explores: boolean }) {
  return (
    <SectionCard
      title={explores ? 'New products are tried out' : 'New products are not tried out'}
      subtitle="Published in the last 30 days. Whoever looks sees the same list all day; what nobody clicks on is shown no more."
    >
      <ChoiceForm
        legend="Whether new products are tried out"
        intent="set-exploring"
        name="explores"
        value={explores ? 'on' : 'off'}
        choices={CHOICES}
      >
        <input type="hidden" name="seen" value={explores ? 'on' : 'off'} />
      </ChoiceForm>
    </SectionCard>
  );
}
