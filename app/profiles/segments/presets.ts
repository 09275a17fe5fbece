import type { BuyerRule } from './buyer-rule.ts';

export const PRESETS = ['due', 'worth', 'late', 'loyal'] as const;

export type SegmentPreset = (typeof PRESETS)[number];

/**
 * The rules of suggested segments: the usual rhythm comes round within a week, and a product is due by then; at risk
 * and among the upper two fifths by revenue; one order and past their usual rhythm, but not lost yet; loyal.
 */
export const PRESET_RULES: Readonly<Record<SegmentPreset, BuyerRule>> = {
  due: {
    all: [
      { field: 'daysPastRhythm', between: [-7, -1] },
      { field: 'dueInDays', atMost: 6 },
    ],
  },
  worth: {
    all: [
      { field: 'stage', is: 'atRisk' },
      { field: 'monetaryScore', atLeast: 4 },
    ],
  },
  late: {
    all: [
      { field: 'orderCount', is: 1 },
      { field: 'daysPastRhythm', atLeast: 0 },
      { field: 'stage', is: 'lapsed', not: true },
    ],
  },
  loyal: { all: [{ field: 'stage', is: 'loyal' }] },
};
