/**
 * Find the `n`-th largest of the first `count` values (1 is the largest; equal ones count each), in linear time on average:
 * quickselect (Hoare, "Algorithm 65: Find", 1961). Their order is lost. None may be NaN.
 *
 * @throws {RangeError} if `n` is not a whole number from 1 to `count`, or there are fewer values.
 */
export function findNthLargest(values: Float64Array, count: number, n: number): number {
  if (!(Number.isInteger(n) && n >= 1 && n <= count && count <= values.length))
    throw new RangeError(`Cannot find nth largest: n must be from 1 to ${Math.min(count, values.length)}, got ${n}.`);
  const wanted = n - 1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! > pivot) left++;
      while (values[right]! < pivot) right--;
      if (left > right) break;
      const moved = values[left]!;
      values[left++] = values[right]!;
      values[right--] = moved;
    }
    if (wanted <= right) high = right;
    else if (wanted >= left) low = left;
    else break;
  }
  return values[wanted]!;
}
