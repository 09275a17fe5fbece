import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { BUYER_FIELDS } from '#app/profiles/segments/buyer-fields.ts';
import type { Condition } from '#app/profiles/segments/buyer-rule.ts';
import type { BuyerTexts } from '#app/profiles/segments/list-buyer-texts.ts';
import { FormField } from './form-field.tsx';
import { ACTS, describeField, type Comparison } from './read-condition-fields.ts';
import { SegmentValue } from './segment-value.tsx';
import { useText } from './use-text.ts';

interface SegmentConditionProps {
  /** Names the fields of the form: `c3.field`. */
  readonly row: number;
  readonly place: number;
  readonly condition: Condition;
  readonly values: BuyerTexts;
  readonly titles: Readonly<Record<number, string>>;
  readonly onRemove: () => void;
}

const FIELDS = [...Object.keys(BUYER_FIELDS), ...ACTS] as Condition['field'][];

/** One condition of a rule: what is asked for, how it is compared, and with what. */
export function SegmentCondition({ row, place, condition, values, titles, onRemove }: SegmentConditionProps) {
  const text = useText();
  const [field, setField] = useState<Condition['field']>(condition.field);
  const { comparisons, asked } = describeField(field);
  const kept = field === condition.field ? condition : null;
  const [compare, setCompare] = useState<string>(() => nameComparison(condition));
  const options = comparisons.flatMap((name) => [name, `${name}!`]);
  const shown = options.includes(compare) ? compare : options[0]!;
  return (
    <fieldset className="rg-condition">
      <legend className="rg-unseen">{text('segments.condition', { n: place })}</legend>
      <FormField label={text('segments.condition.field')}>
        <select
          name={`c${row}.field`}
          value={field}
          onChange={(event) => setField(event.target.value as Condition['field'])}
        >
          {FIELDS.map((name) => (
            <option key={name} value={name}>
              {text(`segments.field.${name}`)}
            </option>
          ))}
        </select>
      </FormField>
      <FormField label={text('segments.condition.compare')}>
        <select name={`c${row}.compare`} value={shown} onChange={(event) => setCompare(event.target.value)}>
          {options.map((name) => (
            <option key={name} value={name}>
              {text(
                `segments.compare.${asked === 'period' || asked === 'window' ? asked : (name.replace('!', '') as Comparison)}`,
                {
                  not: name.endsWith('!') ? 'yes' : 'no',
                },
              )}
            </option>
          ))}
        </select>
      </FormField>
      <SegmentValue
        key={`${field} ${shown.replace('!', '')}`}
        {...{ row, field, values, titles }}
        compare={shown.replace('!', '') as Comparison}
        condition={kept}
      />
      <Button variant="plain" onClick={onRemove} accessibilityLabel={text('segments.condition.remove.n', { n: place })}>
        {text('segments.condition.remove')}
      </Button>
    </fieldset>
  );
}

/** `atLeast`, or `atLeast!` turned round; a choice of one is a choice of several. */
function nameComparison(condition: Condition): string {
  const { comparisons } = describeField(condition.field);
  const used = comparisons.find((name) => name in condition && condition[name as keyof Condition] !== undefined);
  const didNot = 'did' in condition && !condition.did;
  return `${used ?? comparisons[0]}${(condition.not ?? false) !== didNot ? '!' : ''}`;
}
