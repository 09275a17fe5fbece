import type { Formats } from '#app/messages/create-formats.ts';
import type { PreviewedProduct } from '#app/serving/preview-recommendations.ts';
import type { MessageWriter } from './message-writer.ts';

interface ScoreWords {
  readonly text: MessageWriter;
  readonly formats: Formats;
}

/** "Score: bought together 3.9 + popularity 0.3 = 4.2"; a part that multiplies stands behind the others. */
export function writeScore({ parts, score }: Pick<PreviewedProduct, 'parts' | 'score'>, words: ScoreWords): string {
  const { text, formats } = words;
  const sum = parts.reduce((terms, { name, value, times }) => {
    if (times && value === 0) return text('recommendations.part.last', { terms });
    const part = text(`recommendations.part.${name}`);
    if (times) return `${terms} × ${formats.score(value)} ${part}`;
    return `${terms === '' ? '' : `${terms} + `}${part} ${formats.score(value)}`;
  }, '');
  const isSum = parts.length > 1 && parts.every(({ times, value }) => !times || value !== 0);
  return text('recommendations.list.score', { terms: isSum ? `${sum} = ${formats.score(score)}` : sum });
}
