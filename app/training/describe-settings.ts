/** `{ lambda: 5, rarity: 0.2 }` as "lambda 5, rarity 0.2"; empty for a recipe without a choice. */
export function describeSettings(
  settings: Readonly<Record<string, number>>,
  _at: number,
  all: readonly unknown[],
): string {
  if (all.length < 2) return '';
  return Object.entries(settings)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)} ${value}`)
    .join(', ');
}
