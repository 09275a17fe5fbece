import { BUYER_FIELDS, type BuyerField, type FieldKind } from '#app/profiles/segments/buyer-fields.ts';
import type { BuyerRule, Condition } from '#app/profiles/segments/buyer-rule.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import type { TextValues } from '#app/messages/create-text.ts';
import type { MessageId } from '#app/messages/messages.ts';
import { nameChannel } from './name-channel.ts';

/** What a rule is written with. */
export interface RuleWriter {
  readonly text: (id: MessageId, values?: TextValues) => string;
  readonly formats: Formats;
  /** Titles of products by id; others are called by their number. */
  readonly titles?: Readonly<Record<number, string>>;
}

type Says = Extract<MessageId, `segments.says.${string}Not`> extends `segments.says.${infer Name}Not` ? Name : never;

/** Write a rule in plain words of the reader's language: "stage is at risk and net revenue is at least £500". */
export function writeRuleText({ all }: BuyerRule, writer: RuleWriter): string {
  const { text } = writer;
  if (all.length === 0) return text('segments.everyone');
  return all
    .map((condition) => writeCondition(condition, writer))
    .reduce((before, next) => text('segments.and', { before, next }));
}

/** One condition in plain words. */
export function writeCondition(condition: Condition, writer: RuleWriter): string {
  const { text, formats } = writer;
  const says = (name: Says, values: TextValues) => text(`segments.says.${name}${condition.not ? 'Not' : ''}`, values);
  const writeDays = (days: number) => writeValue(days, { kind: 'days', sql: '' }, writer);
  switch (condition.field) {
    case 'startedWith':
      return says('started', { value: writeAny(condition, 'product', writer) });
    case 'boughtProduct':
      return says('bought', { value: writeAny(condition, 'product', writer) });
    case 'boughtType':
      return says('boughtType', { value: writeAny(condition, 'text', writer) });
    case 'dueProduct': {
      const value = writeAny(condition, 'product', writer);
      if (condition.withinDays === undefined) return says('due', { value });
      return says('dueWithin', { value, days: writeDays(condition.withinDays) });
    }
    case 'secondOrderWithin': {
      const did = condition.did !== (condition.not ?? false);
      return text(did ? 'segments.says.second' : 'segments.says.secondNot', { days: writeDays(condition.days) });
    }
    case 'firstOrderBetween':
      return says('firstOrder', writePeriod(condition, formats));
    case 'lastOrderBetween':
      return says('lastOrder', writePeriod(condition, formats));
    case 'orderedBetween': {
      const did = condition.did !== (condition.not ?? false);
      return text(did ? 'segments.says.ordered' : 'segments.says.orderedNot', writePeriod(condition, formats));
    }
    default:
      return writeComparison(condition, says, writer);
  }
}

type Comparison = Extract<Condition, { field: keyof typeof BUYER_FIELDS }>;

function writeComparison(
  condition: Comparison,
  says: (name: Says, values: TextValues) => string,
  writer: RuleWriter,
): string {
  const known: BuyerField = BUYER_FIELDS[condition.field];
  const field = writer.text(`segments.field.${condition.field}`);
  const write = (value: string | number) => writeValue(value, known, writer);
  if (typeof condition.is === 'boolean') {
    const isYes = condition.is !== (condition.not ?? false);
    return writer.text(isYes ? 'segments.says.yes' : 'segments.says.no', { field });
  }
  if (condition.is !== undefined) return says('is', { field, value: write(condition.is) });
  if ('in' in condition && condition.in) return says('in', { field, value: either(condition.in.map(write), writer) });
  if ('atLeast' in condition && condition.atLeast !== undefined)
    return says('atLeast', { field, value: write(condition.atLeast) });
  if ('atMost' in condition && condition.atMost !== undefined)
    return says('atMost', { field, value: write(condition.atMost) });
  const [low, high] = 'between' in condition && condition.between ? condition.between : [0, 0];
  return says('between', { field, low: write(low), high: write(high) });
}

interface Choice {
  readonly is?: string | number | undefined;
  readonly in?: readonly (string | number)[] | undefined;
}

function writeAny({ is, in: several = [] }: Choice, kind: FieldKind, writer: RuleWriter): string {
  const values = is === undefined ? several : [is];
  return either(
    values.map((value) => writeValue(value, { kind, sql: '' }, writer)),
    writer,
  );
}

/** A value of a field in the reader's words and formats. */
export function writeValue(value: string | number, { kind, sql, values }: BuyerField, writer: RuleWriter): string {
  const { text, formats, titles = {} } = writer;
  if (typeof value === 'string') {
    if (values) return text(`segments.${values.includes('own') ? 'rhythm' : 'stage'}.${value}` as MessageId);
    if (value === '') return text('segments.unknown');
    if (sql === BUYER_FIELDS.firstSource.sql) return nameChannel(value, text);
    return sql === BUYER_FIELDS.firstCountry.sql ? nameCountry(value, formats.locale) : value;
  }
  switch (kind) {
    case 'money':
      return formats.money(value);
    case 'share':
      return formats.share(value);
    case 'days':
      return text('segments.days', { n: value, number: formats.number(value) });
    case 'product':
      return sql === BUYER_FIELDS.customerId.sql
        ? String(value)
        : (titles[value] ?? text('segments.product', { id: String(value) }));
    default:
      return formats.number(value);
  }
}

function nameCountry(code: string, locale: string): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code) : code;
}

function writePeriod({ from, to }: { readonly from: string; readonly to: string }, formats: Formats): TextValues {
  return { from: formats.date(from), to: formats.date(to) };
}

function either(values: readonly string[], { formats }: RuleWriter): string {
  return new Intl.ListFormat(formats.locale, { type: 'disjunction' }).format(values);
}
