type Column = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** The same columns in shared memory: a thread that is given them reads them where they are. The rest is left as it is. */
export function shareColumns<Columns extends object>(columns: Columns): Columns {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      ArrayBuffer.isView(column) ? share(column as Column) : column,
    ]),
  ) as Columns;
}

function share(column: Column): Column {
  const Kind = column.constructor as new (memory: SharedArrayBuffer) => Column;
  const shared = new Kind(new SharedArrayBuffer(column.byteLength));
  shared.set(column);
  return shared;
}
