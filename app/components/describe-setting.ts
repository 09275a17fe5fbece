const SETTINGS: Readonly<Record<string, (value: string) => string>> = {
  'half life days': (value) => `what is ${value} days old counts half`,
  'length power': (value) => `long orders count less (power ${value})`,
  lambda: (value) => `caution ${value}`,
  rarity: (value) => (value === '0' ? 'rare products as they come' : `rare products helped (${value})`),
  'prior orders': (value) => (value === '1' ? '1 order of doubt' : `${value} orders of doubt`),
  overlap: (value) => `variety ${value}`,
  weight: (value) => `mixed 1 to ${value}`,
  factors: (value) => `${value} tastes`,
  iterations: (value) => `${value} rounds`,
  alpha: (value) => `first step ${value}`,
  beta: (value) => `bestsellers held back (${value})`,
  alpha0: (value) => `weight of what was not bought ${value}`,
  rules: (value) => (value === '0' ? 'the order of looks does not count' : `what follows a look counts ${value}`),
  neighbors: (value) => `${value} visits compared`,
  fading: (value) => `earlier looks fade (power ${value})`,
};

/** "half life days 120, prior orders 4" as "what is 120 days old counts half; 4 orders of doubt". What is unknown stays as it is. */
export function describeSetting(setting: string): string {
  return setting
    .split(', ')
    .map((part) => {
      const at = part.lastIndexOf(' ');
      return SETTINGS[part.slice(0, at)]?.(part.slice(at + 1)) ?? part;
    })
    .join('; ');
}
