import type { Audience } from '#app/serving/merchandising/rule.ts';
import { useRuleText } from './use-rule-text.ts';
import { useText } from './use-text.ts';

interface RuleAudienceFieldProps {
  readonly audience: Audience;
  readonly buyers: number | null;
  readonly titles: Readonly<Record<number, string>>;
}

/** For which buyers the rule holds: those it was begun for, or everybody. */
export function RuleAudienceField({ audience, buyers, titles }: RuleAudienceFieldProps) {
  const text = useText();
  const writeRule = useRuleText(titles);
  return (
    <>
      <input type="hidden" name="audience" value={JSON.stringify(audience)} />
      <label className="rg-check">
        <input type="checkbox" name="targets" defaultChecked />
        <span>
          {text('segments.placement.only', { name: audience.name, n: buyers ?? 0 })}{' '}
          <span className="rg-hint">{text('segments.placement.hint', { rule: writeRule(audience.rule) })}</span>
        </span>
      </label>
    </>
  );
}
