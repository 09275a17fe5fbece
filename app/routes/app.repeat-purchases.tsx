import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { chooseRate, RATES } from '#app/components/choose-rate.ts';
import { FewOrders } from '#app/components/few-orders.tsx';
import { packCurve } from '#app/components/pack-curve.ts';
import { packRows, unpackRows } from '#app/components/pack-rows.ts';
import { PeriodPicker } from '#app/components/period-picker.tsx';
import { RateSection } from '#app/components/rate-section.tsx';
import { readChoice } from '#app/components/read-choice.ts';
import { readPeriod } from '#app/components/read-period.ts';
import { RepeatAnswer } from '#app/components/repeat-answer.tsx';
import { RepeatCards } from '#app/components/repeat-cards.tsx';
import { RevenueSection } from '#app/components/revenue-section.tsx';
import { SequenceSection } from '#app/components/sequence-section.tsx';
import { SubscriptionNote } from '#app/components/subscription-note.tsx';
import survivalStyles from '#app/components/survival.css?url';
import { useText } from '#app/components/use-text.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: survivalStyles }];

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { url } = args.request;
    const period = readPeriod(url, 'last365');
    const [figures, { steps }] = await Promise.all([
      app.reports.ask(shop, 'repeat', { period, unit: readChoice(url, 'unit', ['month', 'week']) }),
      app.reports.ask(shop, 'survival', { period, isBrief: true }),
    ]);
    const usual = chooseRate(figures.rates);
    const rate = readChoice(url, 'rate', RATES, usual);
    const sequence = figures.sequence.slice(0, 10);
    const rates = figures.rates
      .filter(({ windowDays }) => String(windowDays) === rate)
      .map((one) => ({ ...one, periods: packRows(one.periods) }));
    const lifetimeOver = packRows(rate === 'lifetime' ? figures.lifetimeOver : []);
    const revenue = packRows(figures.revenue);
    const curves = steps.map((step) => ({ ...step, points: packCurve(step.points) }));
    return { rate, usual, figures: { ...figures, sequence, rates, lifetimeOver, revenue }, curves };
  });
}

/** Who comes back, and when? */
export default function RepeatPurchases() {
  const { rate, usual, figures: sent, curves } = useLoaderData<typeof loader>();
  const figures = {
    ...sent,
    rates: sent.rates.map((one) => ({ ...one, periods: unpackRows(one.periods) })),
    lifetimeOver: unpackRows(sent.lifetimeOver),
    revenue: unpackRows(sent.revenue),
  };
  const text = useText();
  return (
    <Page title={text('repeat.title')} subtitle={text('repeat.subtitle')}>
      {figures.buyers > 0 ? (
        <BlockStack gap="500">
          <RepeatAnswer {...figures} />
          <SubscriptionNote {...figures} />
          <PeriodPicker period={figures.period} fallback="last365" />
          <RepeatCards {...figures} />
          <RateSection {...figures} rate={rate} usual={usual} />
          <RevenueSection {...figures} />
          <SequenceSection {...figures} curves={curves.map((step) => ({ ...step, points: unpackRows(step.points) }))} />
        </BlockStack>
      ) : (
        <FewOrders title={text('repeat.first.title')}>{text('repeat.first.text')}</FewOrders>
      )}
    </Page>
  );
}
