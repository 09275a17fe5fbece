import type { BuyerBrief } from './buyer-card.ts';
import { createWords, type Words } from './create-words.ts';

interface BriefProps {
  readonly buyer: BuyerBrief;
  readonly currency: string;
  readonly timeZone: string;
}

const TONES = { new: 'info', active: 'success', loyal: 'success', atRisk: 'warning', lapsed: 'neutral' } as const;

/** A buyer in brief: stage and why, one suggestion, figures, what is due, taste. */
export function Brief({ buyer, currency, timeZone }: BriefProps) {
  const say = createWords(currency, timeZone);
  const { stage, step } = buyer;
  return (
    <s-stack gap="base">
      <s-stack gap="small-300">
        {stage && (
          <s-stack direction="inline">
            <s-badge tone={TONES[stage]}>{say(`stage.${stage}`)}</s-badge>
          </s-stack>
        )}
        <s-paragraph>{describeWait(buyer, say)}</s-paragraph>
      </s-stack>
      <s-stack gap="small-300">
        <s-heading>{say(`step.${step.kind}`, describeStep(buyer, say))}</s-heading>
        <s-paragraph color="subdued">{say(`why.${step.kind}`, describeStep(buyer, say))}</s-paragraph>
        {step.mayMail === false && <s-paragraph color="subdued">{say('noMail')}</s-paragraph>}
      </s-stack>
      <Figures buyer={buyer} say={say} />
      {buyer.due.length > 0 && (
        <s-stack gap="small-300">
          <s-heading>{say('due')}</s-heading>
          <s-unordered-list>
            {buyer.due.map(({ title, at, probability }) => (
              <s-list-item key={title}>
                {say('dueItem', { title, day: say.day(at), share: say.chance(probability) })}
              </s-list-item>
            ))}
          </s-unordered-list>
        </s-stack>
      )}
      {buyer.types.length > 0 && (
        <s-paragraph>
          {say('taste', {
            types: buyer.types.map(({ name, share }) => `${name} ${say.share(share)}`).join(', '),
          })}
        </s-paragraph>
      )}
      <s-paragraph color="subdued">{say('asOf', { day: say.day(buyer.asOf) })}</s-paragraph>
    </s-stack>
  );
}

function Figures({ buyer, say }: { readonly buyer: BuyerBrief; readonly say: Words }) {
  const { value, probability90, nextOrder } = buyer;
  const figures = [
    [say('figure.revenue'), say.money(buyer.netRevenue), say('orders', { count: buyer.orderCount })],
    [say('figure.probability'), probability90 === null ? say('notYet') : say.chance(probability90), ''],
    [
      say('figure.value'),
      value === null ? say('notYet') : say.money(value.mean),
      value === null ? '' : say('range', { low: say.money(value.low), high: say.money(value.high) }),
    ],
    [
      say('figure.next'),
      nextOrder === null ? say('notYet') : say.day(nextOrder.from),
      nextOrder === null || say.day(nextOrder.from) === say.day(nextOrder.to)
        ? ''
        : say('until', { day: say.day(nextOrder.to) }),
    ],
  ] as const;
  return (
    <s-grid gridTemplateColumns="1fr 1fr" gap="base">
      {figures.map(([name, figure, note]) => (
        <s-stack key={name} gap="small-500">
          <s-text color="subdued">{name}</s-text>
          <s-text type="strong">{figure}</s-text>
          {note !== '' && <s-text color="subdued">{note}</s-text>}
        </s-stack>
      ))}
    </s-grid>
  );
}

/** "61 days since the last order. Of buyers with as many orders, half are back within 34 days, ..." */
function describeWait({ waitedDays, borders, ownTimeDays }: BuyerBrief, say: Words): string {
  const waited = say('waited', { days: say.days(waitedDays) });
  if (!borders) return `${waited} ${say('noBorders')}`;
  const { halfDays, quartersDays, nineDays } = borders;
  const own = ownTimeDays === null ? '' : ` ${say('ownTime', { days: say.days(ownTimeDays) })}`;
  return `${waited} ${say('borders', { half: say.days(halfDays), quarters: say.days(quartersDays), nine: say.days(nineDays) })}${own}`;
}

/** What the words of the suggestion name. */
function describeStep({ step, nextOrder, waitedDays }: BuyerBrief, say: Words): Record<string, string> {
  return {
    product: step.product ?? '',
    day: step.at === null ? '' : say.day(step.at),
    from: nextOrder === null ? '' : say.day(nextOrder.from),
    to: nextOrder === null ? '' : say.day(nextOrder.to),
    days: say.days(waitedDays),
  };
}
