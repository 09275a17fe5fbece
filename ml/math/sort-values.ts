/** Up to here, insertion is done before a sort was called and given memory. */
const FEW = 48;

/** The values ascending: the list itself where it is so already, else a sorted copy. None of them is NaN. */
export function sortValues(values: ArrayLike<number>): ArrayLike<number> {
  let sorted = 1;
  while (sorted < values.length && values[sorted]! >= values[sorted - 1]!) sorted += 1;
  if (sorted >= values.length) return values;
  return values.length > FEW ? Float64Array.from(values).sort() : insertEach(values);
}

function insertEach(values: ArrayLike<number>): number[] {
  const list: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    let at = i;
    while (at > 0 && list[at - 1]! > value) {
      list[at] = list[at - 1]!;
      at -= 1;
    }
    list[at] = value;
  }
  return list;
}
