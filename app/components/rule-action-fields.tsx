import { useEffect, useRef, useState } from 'react';
import type { RuleErrors } from '#app/serving/merchandising/read-rule-form.ts';
import { MAX_SLOT, type Rule, type RuleAction } from '#app/serving/merchandising/rule.ts';
import { FormField } from './form-field.tsx';

const ACTIONS: readonly { readonly value: RuleAction; readonly label: string; readonly says: string }[] = [
  { value: 'boost', label: 'Boost', says: 'Show them earlier where they fit' },
  { value: 'bury', label: 'Bury', says: 'Show them later' },
  { value: 'pin', label: 'Pin', says: 'Keep one product in a fixed place' },
  { value: 'exclude', label: 'Exclude', says: 'Never show them' },
];
const STRENGTHS = {
  boost: [
    ['slight', 'A little (score × 1.5)'],
    ['clear', 'Clearly (score × 3)'],
    ['strong', 'Strongly (score × 10)'],
  ],
  bury: [
    ['slight', 'A little (score ÷ 1.5)'],
    ['clear', 'Clearly (score ÷ 3)'],
    ['strong', 'Only when nothing else is left'],
  ],
} as const;

interface ActionFieldsProps {
  readonly rule: Rule;
  readonly errors: RuleErrors;
}

/** What the rule does, and how much. */
export function RuleActionFields({ rule, errors }: ActionFieldsProps) {
  const [action, setAction] = useState(rule.action);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  // A reset of the form puts the boxes back, and this with them.
  useEffect(() => {
    const form = fieldset.current?.form;
    const back = () => setAction(rule.action);
    form?.addEventListener('reset', back);
    return () => form?.removeEventListener('reset', back);
  }, [rule.action]);
  return (
    <fieldset className="rg-fields" ref={fieldset}>
      <legend>What should happen?</legend>
      <div className="rg-choices">
        {ACTIONS.map(({ value, label, says }) => (
          <label key={value} className="rg-choice">
            <input
              type="radio"
              name="action"
              value={value}
              defaultChecked={value === rule.action}
              onChange={() => setAction(value)}
            />
            <span>
              <strong>{label}</strong>
              <span className="rg-muted">{says}</span>
            </span>
          </label>
        ))}
      </div>
      {(action === 'boost' || action === 'bury') && (
        <FormField label="How much" error={errors.strength}>
          <select name="strength" key={action} defaultValue={rule.strength}>
            {STRENGTHS[action].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </FormField>
      )}
      {action === 'pin' && (
        <FormField
          label="Place in the list"
          hint={`From 1 to ${MAX_SLOT}. It gives way while the product is sold out or must not be shown. Buy again takes no pins.`}
          error={errors.slot}
        >
          <input name="slot" type="number" min={1} max={MAX_SLOT} defaultValue={rule.slot} />
        </FormField>
      )}
    </fieldset>
  );
}
