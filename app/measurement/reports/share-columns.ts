import type { ShopColumns } from '#ml/measurement/shop-columns.ts';

/** The same columns in memory that threads share: who is lent them reads them where they are. */
export function shareColumns(columns: ShopColumns): ShopColumns {
  const shared = Object.entries(columns).map(([name, column]) => [
    name,
    ArrayBuffer.isView(column) ? share(column as Float64Array) : column,
  ]);
  return Object.fromEntries(shared) as unknown as ShopColumns;
}

function share(column: Float64Array): Float64Array {
  const create = column.constructor as new (memory: SharedArrayBuffer) => Float64Array;
  const copy = new create(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
