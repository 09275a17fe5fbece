import { Form } from '@remix-run/react';
import { Button } from '@shopify/polaris';
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
  const now = explores ? 'on' : 'off';
  return (
    <SectionCard
      title={explores ? 'New products are tried out' : 'New products are not tried out'}
      subtitle="Published in the last 30 days. Whoever looks sees the same list all day; what nobody clicks on is shown no more."
    >
      <Form method="post" action="/app/merchandising" preventScrollReset key={now} data-save-bar="">
        <input type="hidden" name="intent" value="set-exploring" />
        <fieldset className="rg-choices">
          <legend className="rg-unseen">Whether new products are tried out</legend>
          {CHOICES.map(({ value, label, says }) => (
            <label key={value} className="rg-choice">
              <input type="radio" name="explores" value={value} defaultChecked={value === now} />
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
