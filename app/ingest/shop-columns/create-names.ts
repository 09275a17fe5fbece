/** Positions for names: each name gets the next one when it is first seen. */
export interface Names<Name> {
  readonly list: readonly Name[];
  positionOf(name: Name): number;
}

/** @param most names that find room; what comes after them is put down as the first. */
export function createNames<Name>(first?: Name, most = Infinity): Names<Name> {
  const list: Name[] = [];
  const positions = new Map<Name, number>();
  const positionOf = (name: Name): number => {
    let position = positions.get(name);
    if (position === undefined) {
      if (list.length >= most) return 0;
      position = list.push(name) - 1;
      positions.set(name, position);
    }
    return position;
  };
  if (first !== undefined) positionOf(first);
  return { list, positionOf };
}
