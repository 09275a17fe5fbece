import type { Evidence } from '#app/serving/gather-evidence.ts';
import type { Formats } from '#app/messages/create-formats.ts';
import type { MessageWriter } from './message-writer.ts';

/** Below this many times, "more than chance" says nothing. */
const NOTABLE_TIMES = 1.5;

interface EvidenceWords {
  readonly text: MessageWriter;
  readonly formats: Formats;
}

/** Why a product is in a list, with the counts, in a merchant's words. */
export function writeEvidence(evidence: Evidence, { text, formats }: EvidenceWords): string {
  const { kind, title, by, together: n, timesChance, productType: type } = evidence;
  const times = timesChance !== null && timesChance >= NOTABLE_TIMES ? formats.number(timesChance) : 'none';
  const isNamed = title === null ? 'no' : 'yes';
  switch (kind) {
    case 'co-purchase':
    case 'cart':
      return text('recommendations.evidence.together', { n, times });
    case 'history': {
      const known = title === null ? 'none' : by === 'viewed' ? 'viewed' : 'bought';
      return text('recommendations.evidence.history', { n, times, title, by: known });
    }
    case 'same-type':
      return text('recommendations.evidence.type', { n, type });
    case 'trending':
      return text('recommendations.evidence.trending', { n });
    case 'visit':
      // What the page is about needs no naming on it.
      return text('recommendations.evidence.visit', { n, times, title, isNamed: by === 'page' ? 'no' : isNamed });
    case 'similar':
      return text(`recommendations.evidence.${evidence.isLearned ? 'goesWith' : 'similar'}`, { title, isNamed });
    case 'due':
      return writeDue(evidence, text);
    case 'exploring':
    case 'newest':
    case 'pinned':
      return text(`recommendations.evidence.${kind}`);
  }
}

function writeDue({ together: n, rhythm }: Evidence, text: MessageWriter): string {
  if (n < 2) return text('recommendations.evidence.more');
  if (rhythm === null) return text('recommendations.evidence.bought', { n });
  return text(`recommendations.evidence.every.${rhythm.unit}`, { n: rhythm.count });
}
