import type { ChosenModel } from '#ml/selection/choose-model.ts';

/** A chosen model in words: its parts with their settings, and the weight of the second. */
export function describeModel({ parts, weight }: ChosenModel): string {
  return parts
    .map(({ name, settings }) => {
      const said = Object.entries(settings).map(([setting, value]) => `${setting} ${value}`);
      return said.length > 0 ? `${name} (${said.join(', ')})` : name;
    })
    .join(` + ${weight} `);
}
