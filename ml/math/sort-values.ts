/** The values ascending: the list itself where it is so already, else a sorted copy. */
export function sortValues(values: ArrayLike<number>): Float64Array {
  const list = values instanceof Float64Array ? values : Float64Array.from(values);
  for (let at = 1; at < list.length; at++) if (list[at]! < list[at - 1]!) return list.slice().sort();
  return list;
}
