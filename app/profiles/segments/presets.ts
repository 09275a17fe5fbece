import type { BuyerRule } from './buyer-rule.ts';

export const PRESETS = ['due', 'worth', 'late', 'loyal'] as const;

export type SegmentPreset = (typeof PRESETS)[number];

/**
 * The rules of suggested segments: a product due within the week; at risk and among the upper two fifths by revenue; one
 * order and past their usual rhythm, but not lost yet; loyal.
 */
export const PRESET_RULES: Readonly<Record<SegmentPreset, BuyerRule>> = {
  due: { all: [{ field: 'dueInDays', between: [0, 6] }] },
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
