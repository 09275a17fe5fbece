import { Banner, BlockStack, Page } from '@shopify/polaris';
import type { BuyerPageData } from '#app/measurement/buyer/get-buyer-page.ts';
import { BuyerAnswer } from './buyer-answer.tsx';
import { BuyerDue } from './buyer-due.tsx';
import { useBuyerName } from './buyer-name.tsx';
import { BuyerNameSwitch } from './buyer-name-switch.tsx';
import { BuyerNext } from './buyer-next.tsx';
import { BuyerPrivacy } from './buyer-privacy.tsx';
import { BuyerRhythm } from './buyer-rhythm.tsx';
import { BuyerScores } from './buyer-scores.tsx';
import { BuyerStage } from './buyer-stage.tsx';
import { BuyerTaste } from './buyer-taste.tsx';
import { BuyerTimeline } from './buyer-timeline.tsx';
import { BuyerValue } from './buyer-value.tsx';
import { FewOrders } from './few-orders.tsx';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

/** A buyer: what they did, what is likely next, what would help, and what is kept of them. */
export function BuyerPage(buyer: BuyerPageData) {
  const text = useText();
  const formats = useFormats();
  const name = useBuyerName(buyer.customerId);
  const { customerId, who, figures, titles } = buyer;
  const isHere = who.state === 'known' || who.state === 'deleted';
  return (
    <Page
      title={name}
      subtitle={text('buyer.subtitle')}
      backAction={{ content: text('buyer.toBuyers'), url: '/app/buyers' }}
      primaryAction={isHere && <BuyerNameSwitch many={false} />}
    >
      <BlockStack gap="500">
        {who.state === 'unknown' && (
          <FewOrders title={text('buyer.unknown.title')}>
            {text('buyer.unknown.text', { id: String(customerId) })}
          </FewOrders>
        )}
        {who.state === 'erased' && (
          <FewOrders title={text('buyer.erased.title')}>
            {text('buyer.erased.text', { day: formats.day(who.erasedAt) })}
          </FewOrders>
        )}
        {who.state === 'deleted' && (
          <Banner tone="info">{text('buyer.deleted', { day: formats.day(who.deletedAt) })}</Banner>
        )}
        {figures && (
          <>
            <BuyerAnswer {...figures} />
            <BuyerNext customerId={customerId} figures={figures} titles={titles} />
            <BuyerValue {...figures} />
            <BuyerStage {...figures} />
            <BuyerRhythm {...figures} />
            <BuyerDue due={figures.profile.dueProducts} titles={titles} />
            <BuyerTaste profile={figures.profile} titles={titles} />
            <BuyerScores {...figures} />
          </>
        )}
        {isHere && !figures && (
          <FewOrders title={text('buyer.noOrders.title')}>{text('buyer.noOrders.text')}</FewOrders>
        )}
        {isHere && <BuyerTimeline {...buyer} />}
        {isHere && <BuyerPrivacy customerId={customerId} consent={who.consent} />}
      </BlockStack>
    </Page>
  );
}
