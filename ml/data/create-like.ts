type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array | Int32Array;

/** Create a column of zeros of the same kind; between threads its memory is shared where the column's is. */
export function createLike<Like extends Column>(column: Like, size: number): Like {
  const create = column.constructor as new (room: number | SharedArrayBuffer) => Like;
  if (!(column.buffer instanceof SharedArrayBuffer)) return new create(size);
  return new create(new SharedArrayBuffer(size * column.BYTES_PER_ELEMENT));
}
