import { decodeSections } from '#ml/data/decode-sections.ts';
import { encodeSections } from '#ml/data/encode-sections.ts';
import { takeColumn } from '#ml/data/take-column.ts';
import { takeNumber } from '#ml/data/take-number.ts';
import type { DueFit } from '#ml/profiles/due-fit.ts';
import type { ProfileFit } from '#ml/profiles/profile-fit.ts';

/** Raised whenever a stored fit can no longer be read as it is. */
const FORMAT = 2;

/** A fit as `ProfileFit` stores it. */
export interface EncodedFit {
  /** JSON. */
  readonly fit: string;
  /** Columns by product. */
  readonly rhythms: Uint8Array;
}

/** Encode a fit. Same fit, same bytes. */
export function encodeProfileFit({ due, ...rest }: ProfileFit): EncodedFit {
  const { productIds, gapDays, rate, repeatBuyers, priorDays, baseRate } = due;
  return {
    fit: JSON.stringify({ format: FORMAT, ...rest }),
    rhythms: encodeSections({ facts: { priorDays, baseRate }, columns: { productIds, gapDays, rate, repeatBuyers } }),
  };
}

/** Decode a stored fit; null for one of another format, which is as good as none. */
export function decodeProfileFit({ fit, rhythms }: EncodedFit): ProfileFit | null {
  const { format, ...rest } = JSON.parse(fit) as Omit<ProfileFit, 'due'> & { readonly format: number };
  return format === FORMAT ? { ...rest, due: decodeDue(rhythms) } : null;
}

function decodeDue(bytes: Uint8Array): DueFit {
  const sections = decodeSections(bytes);
  const productIds = takeColumn(sections, 'productIds', Float64Array);
  return {
    productIds,
    gapDays: takeColumn(sections, 'gapDays', Float32Array, productIds.length),
    rate: takeColumn(sections, 'rate', Float32Array, productIds.length),
    repeatBuyers: takeColumn(sections, 'repeatBuyers', Uint32Array, productIds.length),
    priorDays: takeNumber(sections, 'priorDays'),
    baseRate: takeNumber(sections, 'baseRate'),
  };
}
