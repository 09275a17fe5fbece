import type { Session, SessionIndex } from './session-index.ts';

/**
 * Room for one comparison of a visit with an index, used again for the next: typed arrays that are never cleared, since
 * a mark says what belongs to this visit.
 */
export interface VisitRoom {
  mark: number;
  /** Sessions near to the visit, as they were found. */
  readonly found: Session[];
  /** By slot of a session. */
  slots: {
    readonly marks: Uint32Array;
    readonly similarity: Float64Array;
    /** Views since the visit's last product that the session shares. */
    readonly ago: Uint32Array;
    /** That product. */
    readonly shared: Uint32Array;
  };
  /** Indices of the products that have a sum. */
  readonly touched: number[];
  /** By index of a product; `inSession` is for telling repeats inside one session. */
  products: { readonly marks: Uint32Array; readonly inSession: Uint32Array; readonly sums: readonly Float64Array[] };
  sessionMark: number;
  readonly width: number;
}

/** Create room for `width` sums a product. */
export function createVisitRoom(width: number): VisitRoom {
  const room = { mark: 0, found: [], touched: [], sessionMark: 0, width };
  return { ...room, slots: createSlots(0), products: createProducts(width, 0) };
}

/** Make the room empty, and as large as the index by now is. */
export function clearVisitRoom(room: VisitRoom, index: SessionIndex): void {
  if (room.slots.marks.length < index.slotCount) room.slots = createSlots(2 * index.slotCount);
  const productCount = index.productIds.length;
  if (room.products.marks.length < productCount) room.products = createProducts(room.width, 2 * productCount);
  room.mark++;
  room.found.length = 0;
  room.touched.length = 0;
}

/** Touch a product: its sums are 0 until something is added. */
export function touchProduct(room: VisitRoom, product: number): void {
  const { marks, sums } = room.products;
  if (marks[product] === room.mark) return;
  marks[product] = room.mark;
  room.touched.push(product);
  for (let n = 0; n < sums.length; n++) sums[n]![product] = 0;
}

function createSlots(size: number): VisitRoom['slots'] {
  return {
    marks: new Uint32Array(size),
    similarity: new Float64Array(size),
    ago: new Uint32Array(size),
    shared: new Uint32Array(size),
  };
}

function createProducts(width: number, size: number): VisitRoom['products'] {
  const sums = Array.from({ length: width }, () => new Float64Array(size));
  return { marks: new Uint32Array(size), inSession: new Uint32Array(size), sums };
}
