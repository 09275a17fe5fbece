/** The values worth trying of each setting; the first are the start. None is empty. */
export type SettingsGrid = Readonly<Record<string, readonly number[]>>;

export type Settings = Readonly<Record<string, number>>;

export interface ChosenSettings {
  readonly settings: Settings;
  /** What `evaluate` gave for them. */
  readonly value: number;
}

export interface SettingsChoiceOptions {
  /** Default 2. */
  readonly maxTurns?: number;
  /** If the first settings are below this, no others are tried. Default: they always are. */
  readonly floor?: number;
}

/**
 * Choose settings by turns: from the first value of each, take for one setting after the other the value that
 * `evaluate` likes best, the others held fixed (coordinate search), until a whole turn changes nothing or `maxTurns`
 * are over. Each combination is evaluated once. Equals go to the value listed first.
 *
 * Settings vary in the order they are listed: one that costs little to change (a query's decay, not a retraining)
 * belongs last.
 */
export function chooseSettings(
  grid: SettingsGrid,
  evaluate: (settings: Settings) => number,
  { maxTurns = 2, floor = -Infinity }: SettingsChoiceOptions = {},
): ChosenSettings {
  const names = Object.keys(grid);
  let settings: Settings = Object.fromEntries(names.map((name) => [name, grid[name]![0]!]));
  const known = new Map<string, number>();
  const ask = (candidate: Settings) => {
    const key = names.map((name) => candidate[name]).join(' ');
    if (!known.has(key)) known.set(key, evaluate(candidate));
    return known.get(key)!;
  };
  let value = ask(settings);
  if (value < floor) return { settings, value };
  for (let turn = 0; turn < maxTurns; turn++) {
    const before = settings;
    for (const name of names) {
      for (const other of grid[name]!) {
        const candidate = { ...settings, [name]: other };
        const found = ask(candidate);
        if (found <= value) continue;
        settings = candidate;
        value = found;
      }
    }
    if (settings === before) break;
  }
  return { settings, value };
}
