import { BlockStack, Page } from '@shopify/polaris';
import type { SurvivalAnswer as Answer } from '#app/measurement/reports/survival-report.ts';
import type { CountedWindows } from '#app/measurement/survival/count-write-windows.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import { FEWEST_BUYERS } from '#app/measurement/survival/list-write-windows.ts';
import { FewOrders } from './few-orders.tsx';
import { useFormats } from './formats.tsx';
import { nameStep } from './name-step.ts';
import { PeriodPicker } from './period-picker.tsx';
import { SubscriptionNote } from './subscription-note.tsx';
import { SurvivalAnswer } from './survival-answer.tsx';
import { SurvivalChange } from './survival-change.tsx';
import type { SurvivalRow } from './survival-curves.tsx';
import { SurvivalSection } from './survival-section.tsx';
import { SurvivalWindows } from './survival-windows.tsx';
import { TableDownload } from './table-download.tsx';
import { useText, type PageText } from './use-text.ts';
import { writeStepsFinding } from './write-steps-finding.ts';

interface SurvivalPageProps extends CountedWindows {
  readonly answer: Answer;
}

/** When do buyers come back, and when to write to whom? */
export function SurvivalPage({ answer, windows, others }: SurvivalPageProps) {
  const text = useText();
  const formats = useFormats();
  const steps = answer.steps.map((step) => ({ ...step, ...nameStep(step, text) }));
  const types = answer.types.map((one) => {
    const name = one.type === null ? text('survival.rest') : one.type || text('survival.noType');
    return { ...one, key: one.type ?? ' rest', name, shortName: name };
  });
  const inside = windows.length === 0 ? null : windows.reduce((sum, { counts }) => sum + counts.inside.buyers, 0);
  return (
    <Page title={text('survival.title')} subtitle={text('survival.subtitle')}>
      {answer.asOf === null || (answer.buyers === 0 && answer.period.preset === 'all') ? (
        <FewOrders title={text('survival.first.title')}>{text('survival.first.body')}</FewOrders>
      ) : (
        <BlockStack gap="500">
          <SurvivalAnswer steps={answer.steps} inside={inside} others={others} fewest={FEWEST_BUYERS} />
          <SubscriptionNote {...answer} />
          <PeriodPicker period={answer.period} fallback="all" />
          <SurvivalSection
            title={writeStepsFinding(steps, FEWEST_BUYERS, text, formats) ?? text('survival.steps.plain')}
            name={text('survival.steps.name')}
            subtitle={text('survival.steps.subtitle')}
            head={text('survival.head.order')}
            table="orders"
            rows={steps}
            fewest={FEWEST_BUYERS}
          />
          <SurvivalChange changes={answer.changes} fewest={FEWEST_BUYERS} />
          {windows.length > 0 && <SurvivalWindows windows={windows} others={others} />}
          {types.length > 1 && (
            <SurvivalSection
              title={compareTypes(types, FEWEST_BUYERS, text, formats) ?? text('survival.types.plain')}
              name={text('survival.types.name')}
              subtitle={text('survival.types.subtitle')}
              head={text('survival.head.type')}
              table="types"
              rows={types}
              fewest={FEWEST_BUYERS}
            />
          )}
          <div className="rg-beside">
            <TableDownload path="/app/time-to-next-order.csv" table="curves" name={text('survival.curves')} />
          </div>
        </BlockStack>
      )}
    </Page>
  );
}

const isKnown =
  (fewest: number) =>
  ({ effectiveN, within }: SurvivalRow): boolean =>
    effectiveN >= fewest && within !== null;

/** The product types most and fewest come back after, where their intervals lie apart. */
function compareTypes(types: readonly SurvivalRow[], fewest: number, text: PageText, formats: Formats): string | null {
  const known = types.filter(isKnown(fewest)).sort((a, b) => b.within!.back - a.within!.back);
  const [most, least] = [known[0], known.at(-1)];
  if (!most || !least || most.within!.low <= least.within!.high || most.within!.days !== least.within!.days)
    return null;
  const back = (row: SurvivalRow) => formats.hundredth(row.within!.back);
  return text('survival.types.finding', {
    ...{ most: most.name, back: back(most), days: most.within!.days },
    ...{ least: least.name, less: back(least) },
  });
}
