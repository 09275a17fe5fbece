import type { DataHealth } from '#app/measurement/get-data-health.ts';
import { FigureCard } from './figure-card.tsx';
import { useFormats } from './formats.tsx';

const FEWEST_DELAYS = 30;

/** Delay, backlog and volume of what arrives, over the last 24 hours. */
export function InboxCards({ now, inbox, pixel }: Pick<DataHealth, 'now' | 'inbox' | 'pixel'>) {
  const formats = useFormats();
  const { delayP50Ms, delayP95Ms, received, waiting, oldestWaitingAt } = inbox;
  const isKnown = delayP50Ms !== null && delayP95Ms !== null;
  const enough = isKnown && received >= FEWEST_DELAYS;
  return (
    <div className="rg-figures">
      <FigureCard
        title="Webhook delay"
        value={isKnown ? formats.duration(delayP50Ms) : null}
        exact={delayP50Ms}
        unknown="No message in the last 24 hours."
        change={enough ? `95 of 100 within ${formats.duration(delayP95Ms)}` : undefined}
        count={`${formats.counted(received, 'message', 'messages')} in 24 hours`}
        definition={`Median time from the change in your shop to its arrival here, over the last 24 hours; with ${FEWEST_DELAYS} messages or more, also the time within which 95 of 100 came. Shopify decides when it sends; a few seconds are usual.`}
      />
      <FigureCard
        title="Waiting to be read"
        value={formats.number(waiting)}
        exact={waiting}
        change={
          oldestWaitingAt === null
            ? undefined
            : `the oldest for ${formats.duration(Math.max(0, now - oldestWaitingAt))}`
        }
        count={waiting === 0 ? 'nothing waits' : 'read in the order they came'}
        definition="Messages that have arrived safely and have not been read into your figures yet. They are usually read within a second."
      />
      <FigureCard
        title="Last message"
        value={inbox.lastReceivedAt === null ? null : formats.duration(Math.max(0, now - inbox.lastReceivedAt))}
        unknown="None has arrived."
        count={inbox.lastReceivedAt === null ? undefined : `ago, ${formats.moment(inbox.lastReceivedAt)}`}
        definition="Time since the newest message from Shopify: an order, a refund, or a change to a product or customer."
      />
      <FigureCard
        title="Visits from the pixel"
        value={formats.number(pixel.received)}
        exact={pixel.received}
        count={
          pixel.lastReceivedAt === null
            ? 'none has arrived yet'
            : `in 24 hours, the last ${formats.moment(pixel.lastReceivedAt)}`
        }
        definition="Product views, searches, additions to the cart and purchases that the web pixel sent in the last 24 hours, of shoppers who agreed to analytics."
      />
    </div>
  );
}
