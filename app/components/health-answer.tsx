import type { DataHealth } from '#app/measurement/get-data-health.ts';
import { useFormats } from './formats.tsx';

const LATE_MS = 5 * 60_000;

/** Whether everything arrives and is read, in one sentence. */
export function HealthAnswer({ now, inbox, deadLetters }: Pick<DataHealth, 'now' | 'inbox' | 'deadLetters'>) {
  const formats = useFormats();
  const late = inbox.oldestWaitingAt !== null && now - inbox.oldestWaitingAt > LATE_MS;
  if (deadLetters.length > 0) {
    const isOne = deadLetters.length === 1;
    return (
      <p className="rg-answer">
        <strong>
          {formats.number(deadLetters.length)} {isOne ? 'message' : 'messages'} could not be read.
        </strong>{' '}
        Nothing is lost: {isOne ? 'it is' : 'they are'} kept below with the reason, and can be read again.
      </p>
    );
  }
  if (inbox.lastReceivedAt === null) {
    return (
      <p className="rg-answer">
        <strong>No message from Shopify has arrived yet.</strong> That is normal on the first day: the next order, or a
        change to a product or customer, is the first.
      </p>
    );
  }
  return (
    <p className="rg-answer">
      <strong>
        {late
          ? `Reading is behind by ${formats.duration(now - inbox.oldestWaitingAt!)}.`
          : 'Everything that arrived has been read.'}
      </strong>{' '}
      The newest message came {formats.moment(inbox.lastReceivedAt)}.
    </p>
  );
}
