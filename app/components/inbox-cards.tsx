import type { DataHealth } from '#app/measurement/get-data-health.ts';
import { FigureCard } from './figure-card.tsx';
import { FigureGrid } from './figure-grid.tsx';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

const FEWEST_DELAYS = 30;

/** Delay, backlog and volume of what arrives, over the last 24 hours. */
export function InboxCards({ now, inbox, pixel }: Pick<DataHealth, 'now' | 'inbox' | 'pixel'>) {
  const text = useText();
  const formats = useFormats();
  const { delayP50Ms, delayP95Ms, received, waiting, oldestWaitingAt } = inbox;
  const isKnown = delayP50Ms !== null && delayP95Ms !== null;
  const enough = isKnown && received >= FEWEST_DELAYS;
  return (
    <FigureGrid>
      <FigureCard
        title={text('health.delay')}
        value={isKnown ? formats.duration(delayP50Ms) : null}
        exact={delayP50Ms}
        unknown={text('health.delay.unknown')}
        change={enough ? text('health.delay.most', { duration: formats.duration(delayP95Ms) }) : undefined}
        count={text('health.delay.count', { n: received })}
        definition={text('health.delay.definition', { least: FEWEST_DELAYS })}
      />
      <FigureCard
        title={text('health.waiting')}
        value={formats.number(waiting)}
        exact={waiting}
        change={
          oldestWaitingAt === null
            ? undefined
            : text('health.waiting.oldest', { duration: formats.duration(Math.max(0, now - oldestWaitingAt)) })
        }
        count={text(waiting === 0 ? 'health.waiting.none' : 'health.waiting.order')}
        definition={text('health.waiting.definition')}
      />
      <FigureCard
        title={text('health.last')}
        value={inbox.lastReceivedAt === null ? null : formats.duration(Math.max(0, now - inbox.lastReceivedAt))}
        unknown={text('health.last.unknown')}
        count={
          inbox.lastReceivedAt === null
            ? undefined
            : text('health.last.count', { moment: formats.moment(inbox.lastReceivedAt) })
        }
        definition={text('health.last.definition')}
      />
      <FigureCard
        title={text('health.pixel')}
        value={formats.number(pixel.received)}
        exact={pixel.received}
        count={
          pixel.lastReceivedAt === null
            ? text('health.pixel.none')
            : text('health.pixel.count', { moment: formats.moment(pixel.lastReceivedAt) })
        }
        definition={text('health.pixel.definition')}
      />
    </FigureGrid>
  );
}
