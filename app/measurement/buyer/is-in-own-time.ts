import type { BuyerProfile } from '#ml/profiles/buyer-profile.ts';
import { DAY } from '../../time.ts';

/** Whether a buyer with a rhythm of their own is within it, whatever others do. */
export function isInOwnTime({
  rhythmSource,
  rhythmDays,
  scoredAt,
  lastOrderAt,
}: Pick<BuyerProfile, 'rhythmSource' | 'rhythmDays' | 'scoredAt' | 'lastOrderAt'>): boolean {
  return rhythmSource === 'own' && rhythmDays !== null && scoredAt - lastOrderAt <= rhythmDays * DAY;
}
