import { Link } from '@remix-run/react';
import { BlockStack, Text } from '@shopify/polaris';
import type { BuyerPageData } from '#app/measurement/buyer/get-buyer-page.ts';
import { About } from './about.tsx';
import { BuyerTimelineOrder } from './buyer-timeline-order.tsx';
import { BuyerTimelineVisit } from './buyer-timeline-visit.tsx';
import { DownloadButton } from './download-button.tsx';
import { SectionCard } from './section-card.tsx';
import { useFilterLink } from './use-filter-link.ts';
import { useText } from './use-text.ts';

/** What happened with the buyer, newest first, a page at a time. */
export function BuyerTimeline({
  customerId,
  entries,
  older,
  isFirst,
  titles,
}: Pick<BuyerPageData, 'customerId' | 'entries' | 'older' | 'isFirst' | 'titles'>) {
  const text = useText();
  const link = useFilterLink();
  return (
    <SectionCard
      title={text('buyer.timeline.title')}
      subtitle={text('buyer.timeline.subtitle')}
      aside={
        <DownloadButton path={`/app/buyers/${customerId}/orders.csv`} name={`buyer-${customerId}-orders.csv`}>
          {text('buyer.timeline.export')}
        </DownloadButton>
      }
    >
      <BlockStack gap="300">
        {entries.length === 0 && (
          <Text as="p" tone="subdued">
            {text('buyer.timeline.none')}
          </Text>
        )}
        <ol className="rg-timeline">
          {entries.map((entry) =>
            entry.kind === 'order' ? (
              <BuyerTimelineOrder key={`order-${entry.order.orderId}`} order={entry.order} titles={titles} />
            ) : (
              <BuyerTimelineVisit key={`visit-${entry.at}`} visit={entry.visit} titles={titles} />
            ),
          )}
        </ol>
        {(older !== null || !isFirst) && (
          <nav className="rg-pages" aria-label={text('buyer.timeline.pages')}>
            {!isFirst && (
              <Link className="rg-inline" to={link('from', '')} preventScrollReset>
                {text('buyer.timeline.newest')}
              </Link>
            )}
            {older !== null && (
              <Link className="rg-inline" to={link('from', older)} preventScrollReset>
                {text('buyer.timeline.older')}
              </Link>
            )}
          </nav>
        )}
        <About name={text('buyer.timeline.aboutName')}>{text('buyer.timeline.about')}</About>
      </BlockStack>
    </SectionCard>
  );
}
