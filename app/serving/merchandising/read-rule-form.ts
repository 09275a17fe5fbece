import { parseMinor } from '../../ingest/parse-minor.ts';
import { isRuleError, type RuleError } from './rule-error.ts';
import { BLANK_RULE, type Rule } from './rule.ts';
import { RULE_SCHEMA } from './rule-schema.ts';

/** What is wrong with a form, by the field it is at. */
export type RuleErrors = Partial<Record<keyof Rule, RuleError>>;

/** A rule, or why the form gives none. */
export type ReadRule = { readonly rule: Rule } | { readonly errors: RuleErrors };

const COUNT = /^\d{1,9}$/;
/** Shopify's ids are longer than any count. */
const ID = /^[1-9]\d{0,15}$/;

/** Read a rule as a form or an address gives it; amounts are decimals in the shop's currency. */
export function readRuleForm(form: FormData | URLSearchParams, currency: string): ReadRule {
  const errors: RuleErrors = {};
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const orNull = (name: string) => (text(name) === '' ? null : text(name));
  const count = (name: string, field: keyof Rule) => {
    if (text(name) === '') return null;
    if (!COUNT.test(text(name))) errors[field] = 'number';
    return Number(text(name));
  };
  const id = (name: string, field: keyof Rule) => {
    if (text(name) === '') return null;
    if (!ID.test(text(name))) errors[field] = 'choice';
    return Number(text(name));
  };
  const amount = (name: string, field: keyof Rule) => {
    if (text(name) === '') return null;
    const minor = parseMinor(text(name).replace(',', '.'), currency);
    if (minor === null || minor < 0) errors[field] = 'amount';
    return minor;
  };
  const given = {
    action: text('action') || BLANK_RULE.action,
    strength: text('strength') || BLANK_RULE.strength,
    slot: count('slot', 'slot') ?? BLANK_RULE.slot,
    products: form.getAll('product').map(Number),
    productType: text('productType'),
    vendor: text('vendor'),
    tag: text('tag'),
    collectionId: id('collection', 'collectionId'),
    priceFromMinor: amount('priceFrom', 'priceFromMinor'),
    priceToMinor: amount('priceTo', 'priceToMinor'),
    unitsBelow: count('unitsBelow', 'unitsBelow'),
    unitsAbove: count('unitsAbove', 'unitsAbove'),
    marginBelow: count('marginBelow', 'marginBelow'),
    marginAbove: count('marginAbove', 'marginAbove'),
    placement: text('placement') || BLANK_RULE.placement,
    onProduct: id('onProduct', 'onProduct'),
    audience: form.has('targets') ? readJson(text('audience')) : null,
    from: orNull('from'),
    until: orNull('until'),
    isOn: form.has('isOn'),
  };
  const { data, error } = RULE_SCHEMA.safeParse(given);
  for (const { path, message } of error?.issues ?? [])
    errors[path[0] as keyof Rule] ??= isRuleError(message) ? message : 'form';
  return data && Object.keys(errors).length === 0 ? { rule: data } : { errors };
}

/** What a hidden field holds; a text that is no JSON fits no schema. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
