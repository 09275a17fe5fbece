import { useId } from 'react';
import { BUYER_FIELDS, type BuyerField } from '#app/profiles/segments/buyer-fields.ts';
import type { Condition } from '#app/profiles/segments/buyer-rule.ts';
import type { BuyerTexts } from '#app/profiles/segments/list-buyer-texts.ts';
import { FormField } from './form-field.tsx';
import { useFormats } from './formats.tsx';
import { describeField, writeAmount, type Comparison } from './read-condition-fields.ts';
import { RuleProductPicker } from './rule-product-picker.tsx';
import { useText } from './use-text.ts';
import { writeValue } from './write-rule-text.ts';

interface SegmentValueProps {
  readonly row: number;
  readonly field: Condition['field'];
  readonly compare: Comparison;
  /** The condition that is edited; null once another field is chosen. */
  readonly condition: Condition | null;
  readonly values: BuyerTexts;
  readonly titles: Readonly<Record<number, string>>;
}

/** With what a condition compares: numbers, days, texts, products. */
export function SegmentValue(props: SegmentValueProps) {
  const { row, field, condition } = props;
  const text = useText();
  const given = (condition ?? {}) as Given;
  const several = given.in ?? (given.is === undefined ? [] : [given.is]);
  switch (describeField(field).asked) {
    case 'flag':
      return (
        <FormField label={text('segments.condition.value')}>
          <select name={`c${row}.value`} defaultValue={given.is === false ? 'no' : 'yes'}>
            <option value="yes">{text('segments.yes')}</option>
            <option value="no">{text('segments.no')}</option>
          </select>
        </FormField>
      );
    case 'period':
      return (
        <div className="rg-pairs">
          <FormField label={text('segments.condition.from')}>
            <input type="date" name={`c${row}.from`} defaultValue={given.from ?? ''} />
          </FormField>
          <FormField label={text('segments.condition.to')}>
            <input type="date" name={`c${row}.to`} defaultValue={given.to ?? ''} />
          </FormField>
        </div>
      );
    case 'window':
      return (
        <FormField label={text('segments.condition.days')}>
          <input name={`c${row}.value`} inputMode="numeric" defaultValue={given.days ?? ''} autoComplete="off" />
        </FormField>
      );
    case 'product':
      return (
        <div>
          <RuleProductPicker
            label={text('segments.condition.products')}
            name={`c${row}.value`}
            most={20}
            chosen={several as readonly number[]}
            titles={props.titles}
          />
          {field === 'dueProduct' && (
            <FormField label={text('segments.condition.within')}>
              <input name={`c${row}.days`} inputMode="numeric" defaultValue={given.withinDays ?? ''} />
            </FormField>
          )}
        </div>
      );
    case 'choice':
      return <Choices {...props} chosen={several as readonly string[]} />;
    case 'text':
      return <Texts {...props} given={given} />;
    case 'number':
      return <Numbers {...props} given={given} />;
  }
}

/** Any condition, read field by field. */
interface Given {
  readonly is?: string | number | boolean;
  readonly in?: readonly (string | number)[];
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly between?: readonly [number, number];
  readonly from?: string;
  readonly to?: string;
  readonly withinDays?: number;
  readonly days?: number;
}

/** The values of the field, or those that the shop has and the one that is not known, with what is chosen already. */
function Choices({ row, field, values, chosen }: SegmentValueProps & { readonly chosen: readonly string[] }) {
  const text = useText();
  const formats = useFormats();
  const known: BuyerField = BUYER_FIELDS[field as keyof typeof BUYER_FIELDS];
  const listed = known.values ?? [...new Set([...(values[field as keyof BuyerTexts] ?? []), ...chosen, ''])];
  return (
    <div className="rg-checks" role="group" aria-label={text('segments.condition.value')}>
      {listed.map((value) => (
        <label key={value} className="rg-check">
          <input type="checkbox" name={`c${row}.value`} value={value} defaultChecked={chosen.includes(value)} />{' '}
          {writeValue(value, known, { text, formats })}
        </label>
      ))}
    </div>
  );
}

interface GivenProps extends SegmentValueProps {
  readonly given: Given;
}

function Texts({ row, field, compare, values, given }: GivenProps) {
  const text = useText();
  const id = useId();
  const known: readonly string[] = values[(field === 'boughtType' ? 'favouriteType' : field) as keyof BuyerTexts] ?? [];
  if (compare === 'in')
    return (
      <FormField label={text('segments.condition.lines')}>
        <textarea name={`c${row}.value`} rows={3} defaultValue={(given.in ?? [given.is ?? '']).join('\n')} />
      </FormField>
    );
  return (
    <>
      <FormField label={text('segments.condition.value')}>
        <input name={`c${row}.value`} list={id} defaultValue={String(given.is ?? '')} autoComplete="off" />
      </FormField>
      <datalist id={id}>
        {known.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  );
}

function Numbers({ row, field, compare, given }: GivenProps) {
  const text = useText();
  const { currency } = useFormats();
  const { kind } = BUYER_FIELDS[field as keyof typeof BUYER_FIELDS];
  const unit = kind === 'money' ? currency : kind === 'share' ? '%' : kind === 'days' ? text('segments.unit.days') : '';
  const withUnit = (label: string) => (unit === '' ? label : `${label} (${unit})`);
  const write = (value: number | undefined) => (value === undefined ? '' : writeAmount(value, field, currency));
  const input = (name: string, value: number | undefined) => (
    <input name={`c${row}.${name}`} inputMode="decimal" defaultValue={write(value)} autoComplete="off" />
  );
  if (compare === 'between')
    return (
      <div className="rg-pairs">
        <FormField label={withUnit(text('segments.condition.low'))}>{input('low', given.between?.[0])}</FormField>
        <FormField label={withUnit(text('segments.condition.high'))}>{input('high', given.between?.[1])}</FormField>
      </div>
    );
  const value = compare === 'is' ? (given.is as number | undefined) : compare === 'in' ? undefined : given[compare];
  return <FormField label={withUnit(text('segments.condition.value'))}>{input('value', value)}</FormField>;
}
