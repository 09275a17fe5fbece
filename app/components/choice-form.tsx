import { Form } from '@remix-run/react';
import { Button } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useText } from './use-text.ts';

interface ChoiceFormProps {
  /** What is chosen, for readers. */
  readonly legend: string;
  readonly intent: string;
  readonly name: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly says: string }[];
  /** Further fields. */
  readonly children?: ReactNode;
}

/** One of a few choices about all lists, each saying what it does. */
export function ChoiceForm({ legend, intent, name, value: chosen, choices, children }: ChoiceFormProps) {
  const text = useText();
  return (
    <Form method="post" action="/app/merchandising" preventScrollReset key={chosen} data-save-bar="">
      <input type="hidden" name="intent" value={intent} />
      {children}
      <fieldset className="rg-choices">
        <legend className="rg-unseen">{legend}</legend>
        {choices.map(({ value, label, says }) => (
          <label key={value} className="rg-choice">
            <input type="radio" name={name} value={value} defaultChecked={value === chosen} />
            <span>
              <strong>{label}</strong>
              <span className="rg-muted">{says}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="rg-buttons">
        <Button submit>{text('merchandising.save')}</Button>
      </div>
    </Form>
  );
}
