import { countMinorUnits } from '#app/measurement/reports/count-minor-units.ts';
import { BUYER_FIELDS, type BuyerField } from '#app/profiles/segments/buyer-fields.ts';

export type Comparison = 'is' | 'in' | 'atLeast' | 'atMost' | 'between';

/** The fields that are no value of a profile. */
export const ACTS = [
  'startedWith',
  'boughtProduct',
  'boughtType',
  'dueProduct',
  'secondOrderWithin',
  'orderedBetween',
  'firstOrderBetween',
  'lastOrderBetween',
] as const;

const PRODUCT_ACTS: readonly string[] = ['startedWith', 'boughtProduct', 'dueProduct'];

/** How the value of a field is asked for. */
export type Asked = 'number' | 'text' | 'choice' | 'flag' | 'product' | 'period' | 'window';

/** How the value of a field is asked for, and what it may be compared by. */
export function describeField(field: string): { readonly asked: Asked; readonly comparisons: readonly Comparison[] } {
  const known: BuyerField | undefined = Object.hasOwn(BUYER_FIELDS, field)
    ? BUYER_FIELDS[field as keyof typeof BUYER_FIELDS]
    : undefined;
  if (!known) {
    if (PRODUCT_ACTS.includes(field)) return { asked: 'product', comparisons: ['in'] };
    if (field === 'boughtType') return { asked: 'text', comparisons: ['is', 'in'] };
    return { asked: field === 'secondOrderWithin' ? 'window' : 'period', comparisons: ['is'] };
  }
  switch (known.kind) {
    case 'flag':
      return { asked: 'flag', comparisons: ['is'] };
    case 'text':
      // The shop's channels are few, and their codes nobody's words.
      return known.values || field === 'firstSource'
        ? { asked: 'choice', comparisons: ['in'] }
        : { asked: 'text', comparisons: ['is', 'in'] };
    case 'product':
      return field === 'customerId'
        ? { asked: 'text', comparisons: ['in'] }
        : { asked: 'product', comparisons: ['in'] };
    default:
      return { asked: 'number', comparisons: ['atLeast', 'atMost', 'between', 'is'] };
  }
}

/** A number of a form in the unit a rule keeps it in: money in minor units, a percentage as a share. */
export function readAmount(text: string, field: string, currency: string): number {
  const kind = BUYER_FIELDS[field as keyof typeof BUYER_FIELDS]?.kind;
  const value = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  if (kind === 'money') return Math.round(value * countMinorUnits(currency));
  return kind === 'share' ? value / 100 : value;
}

/** The other way round, for the field of a form. */
export function writeAmount(value: number, field: string, currency: string): string {
  const kind = BUYER_FIELDS[field as keyof typeof BUYER_FIELDS]?.kind;
  if (kind === 'money') return String(value / countMinorUnits(currency));
  return String(kind === 'share' ? Number((value * 100).toFixed(6)) : value);
}

/**
 * Read the rule that the fields `c0.field`, `c0.compare`, `c0.value` ... of a form make; the server says what is wrong
 * with it.
 */
export function readConditionFields(form: FormData, rows: readonly number[], currency: string): unknown {
  return {
    all: rows.map((row) => {
      const get = (name: string) => String(form.get(`c${row}.${name}`) ?? '');
      const field = get('field');
      const [compare = 'is', not] = get('compare').split('!');
      return {
        field,
        ...readValue(form, row, { field, compare, currency }),
        ...(not === undefined ? {} : { not: true }),
      };
    }),
  };
}

interface Read {
  readonly field: string;
  readonly compare: string;
  readonly currency: string;
}

function readValue(form: FormData, row: number, { field, compare, currency }: Read): object {
  const get = (name: string) => String(form.get(`c${row}.${name}`) ?? '');
  const list = (name: string) => form.getAll(`c${row}.${name}`).map(String);
  const number = (name: string) => readAmount(get(name), field, currency);
  switch (describeField(field).asked) {
    case 'flag':
      return { is: get('value') !== 'no' };
    case 'choice':
      return { in: list('value') };
    case 'product': {
      const days = get('days');
      const within = field === 'dueProduct' && days !== '' ? { withinDays: Number(days) } : {};
      return { in: list('value').map(Number), ...within };
    }
    case 'period': {
      const period = { from: get('from'), to: get('to') };
      return field === 'orderedBetween' ? { ...period, did: true } : period;
    }
    case 'window':
      return { days: Number(get('value')), did: true };
    case 'text': {
      if (compare === 'is') return { is: get('value') };
      const lines = get('value')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      return { in: field === 'customerId' ? lines.map(Number) : lines };
    }
    case 'number':
      return { [compare]: compare === 'between' ? [number('low'), number('high')] : number('value') };
  }
}
