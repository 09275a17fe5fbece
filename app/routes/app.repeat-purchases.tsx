import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Page } from '@shopify/polaris';
import { answerShop } from '#app/answer-shop.server.ts';
import { FewOrders } from '#app/components/few-orders.tsx';
import { PeriodPicker } from '#app/components/period-picker.tsx';
import { RATES, RateSection } from '#app/components/rate-section.tsx';
import { readChoice } from '#app/components/read-choice.ts';
import { readPeriod } from '#app/components/read-period.ts';
import { RepeatAnswer } from '#app/components/repeat-answer.tsx';
import { RepeatCards } from '#app/components/repeat-cards.tsx';
import { RevenueSection } from '#app/components/revenue-section.tsx';
import { SequenceSection } from '#app/components/sequence-section.tsx';
import { SubscriptionNote } from '#app/components/subscription-note.tsx';
import { useText } from '#app/components/use-text.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const { url } = args.request;
    const figures = await app.reports.ask(shop, 'repeat', {
      period: readPeriod(url, 'last365'),
      unit: readChoice(url, 'unit', ['month', 'week']),
    });
    return { rate: readChoice(url, 'rate', RATES), figures: { ...figures, sequence: figures.sequence.slice(0, 10) } };
  });
}

/** Who comes back, and when? */
export default function RepeatPurchases() {
  const { rate, figures } = useLoaderData<typeof loader>();
  const text = useText();
  return (
    <Page title={text('repeat.title')} subtitle={text('repeat.subtitle')}>
      {figures.buyers > 0 ? (
        <BlockStack gap="500">
          <RepeatAnswer {...figures} />
          <SubscriptionNote {...figures} />
          <PeriodPicker period={figures.period} fallback="last365" />
          <RepeatCards {...figures} />
          <RateSection {...figures} rate={rate} />
          <RevenueSection {...figures} />
          <SequenceSection {...figures} />
        </BlockStack>
      ) : (
        <FewOrders title={text('repeat.first.title')}>{text('repeat.first.text')}</FewOrders>
      )}
    </Page>
  );
}
