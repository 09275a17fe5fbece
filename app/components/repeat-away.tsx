import { BuyerMenu } from './buyer-menu.tsx';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';
import { writeAwayRule, type AwayGroup } from './write-away-rule.ts';

/** How many had the whole window and were not back in it, and what to do for them. */
export function RepeatAway({ n, ...group }: AwayGroup & { readonly n: number }) {
  const text = useText();
  const formats = useFormats();
  if (n === 0) return null;
  const { windowDays, from, to } = group;
  return (
    <>
      <span className="rg-act-of">{text('repeat.away', { n })}</span>
      <BuyerMenu
        name={text('repeat.away.rule', { days: windowDays, from: formats.date(from), to: formats.date(to) })}
        rule={writeAwayRule(group)}
      />
    </>
  );
}
