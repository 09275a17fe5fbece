/** Periods a merchant can choose by name; they end with the day of the newest order. */
export const PRESETS = ['last30', 'last90', 'last365', 'year', 'all'] as const;

export type Preset = (typeof PRESETS)[number];
