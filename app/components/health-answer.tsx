import type { ReactNode } from 'react';
import type { DataHealth } from '#app/measurement/get-data-health.ts';
import { useFormats } from './formats.tsx';
import { useText } from './use-text.ts';

const LATE_MS = 5 * 60_000;

/** Whether everything arrives and is read, in one sentence. */
export function HealthAnswer({ now, inbox, deadLetters }: Pick<DataHealth, 'now' | 'inbox' | 'deadLetters'>) {
  const text = useText();
  const formats = useFormats();
  const strong = (inside: ReactNode[]) => <strong>{inside}</strong>;
  const { lastReceivedAt, oldestWaitingAt } = inbox;
  const say = () => {
    if (deadLetters.length > 0) return text.rich('health.answer.dead', { n: deadLetters.length, strong });
    if (lastReceivedAt === null) return text.rich('health.answer.nothing', { strong });
    const moment = formats.moment(lastReceivedAt);
    if (oldestWaitingAt === null || now - oldestWaitingAt <= LATE_MS)
      return text.rich('health.answer.fine', { moment, strong });
    return text.rich('health.answer.late', { moment, duration: formats.duration(now - oldestWaitingAt), strong });
  };
  return <p className="rg-answer">{say()}</p>;
}
