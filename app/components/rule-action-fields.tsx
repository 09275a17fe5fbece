import { useEffect, useRef, useState } from 'react';
import { MAX_SLOT, type Rule, type RuleAction, type Strength } from '#app/serving/merchandising/rule.ts';
import { FormField } from './form-field.tsx';
import type { RuleErrorTexts } from './use-rule-errors.ts';
import { useText } from './use-text.ts';

const ACTIONS: readonly RuleAction[] = ['boost', 'bury', 'pin', 'exclude'];
const STRENGTHS: readonly Strength[] = ['slight', 'clear', 'strong'];

interface ActionFieldsProps {
  readonly rule: Rule;
  readonly errors: RuleErrorTexts;
}

/** What the rule does, and how much. */
export function RuleActionFields({ rule, errors }: ActionFieldsProps) {
  const text = useText();
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
      <legend>{text('merchandising.action.legend')}</legend>
      <div className="rg-choices">
        {ACTIONS.map((value) => (
          <label key={value} className="rg-choice">
            <input
              type="radio"
              name="action"
              value={value}
              defaultChecked={value === rule.action}
              onChange={() => setAction(value)}
            />
            <span>
              <strong>{text(`merchandising.action.${value}`)}</strong>
              <span className="rg-muted">{text(`merchandising.action.${value}.says`)}</span>
            </span>
          </label>
        ))}
      </div>
      {(action === 'boost' || action === 'bury') && (
        <FormField label={text('merchandising.strength')} error={errors.strength}>
          <select name="strength" key={action} defaultValue={rule.strength}>
            {STRENGTHS.map((value) => (
              <option key={value} value={value}>
                {text(`merchandising.strength.${action}.${value}`)}
              </option>
            ))}
          </select>
        </FormField>
      )}
      {action === 'pin' && (
        <FormField
          label={text('merchandising.slot')}
          hint={text('merchandising.slot.hint', { most: MAX_SLOT })}
          error={errors.slot}
        >
          <input name="slot" type="number" min={1} max={MAX_SLOT} defaultValue={rule.slot} />
        </FormField>
      )}
    </fieldset>
  );
}
