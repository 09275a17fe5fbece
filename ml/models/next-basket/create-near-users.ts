import { selectTop } from '#ml/math/select-top.ts';
import type { NextBasketModel } from './next-basket-model.ts';

/** The users nearest to one, best first. */
export interface NearUsers {
  readonly users: readonly number[];
  /** Cosines, above 0. */
  readonly similarities: readonly number[];
}

/**
 * Create the search for the users nearest to one of the model's, by the cosine of their directions; equal ones by index.
 * The search keeps its room between calls.
 */
export function createNearUsers(model: NextBasketModel, limit: number): (user: number) => NearUsers {
  const { userOffsets, userItems, directions, itemOffsets, itemUsers, itemDirections } = model;
  const cosines = new Float64Array(userOffsets.length - 1);
  const touched = new Uint32Array(cosines.length);
  return (user) => {
    let size = 0;
    for (let i = userOffsets[user]!; i < userOffsets[user + 1]!; i++) {
      const item = userItems[i]!;
      const weight = directions[i]!;
      for (let at = itemOffsets[item]!; at < itemOffsets[item + 1]!; at++) {
        const other = itemUsers[at]!;
        const added = weight * itemDirections[at]!;
        if (added <= 0) continue;
        if (cosines[other] === 0) touched[size++] = other;
        cosines[other]! += added;
      }
    }
    const users = selectTop(
      touched.subarray(0, size),
      limit,
      (a, b) => cosines[b]! - cosines[a]! || a - b,
      (other) => other !== user,
    );
    const similarities = users.map((other) => cosines[other]!);
    for (let i = 0; i < size; i++) cosines[touched[i]!] = 0;
    return { users, similarities };
  };
}
