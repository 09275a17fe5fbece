import { Banner } from '@shopify/polaris';
import type { DigestSettings } from '#app/measurement/digest/digest-settings.ts';
import { useClockWords } from './use-clock-words.ts';
import { useText } from './use-text.ts';

interface DigestAnswerProps {
  readonly settings: DigestSettings;
  readonly canSend: boolean;
}

/** Who gets the digest, and when. */
export function DigestAnswer({ settings: { every, readers, weekday, hour }, canSend }: DigestAnswerProps) {
  const text = useText();
  const words = useClockWords();
  const n = readers.length;
  const values = { n, hour: words.hour(hour), weekday: words.weekday(weekday) };
  return (
    <>
      <p className="rg-answer">
        {every === 'never'
          ? text('digest.answer.never')
          : n === 0
            ? text('digest.answer.nobody')
            : text(`digest.answer.${every}`, values)}
      </p>
      {!canSend && <Banner tone="info">{text('digest.noServer')}</Banner>}
    </>
  );
}
