/** The columns an artifact can hold. */
export type Column = Float64Array | Float32Array | Uint32Array;

/** A number or a word about the columns. */
export type Fact = number | string;

/** Named columns with some facts about them: what an artifact holds. */
export interface Sections {
  /** Finite numbers, and words of plain ASCII, by plain ASCII names. */
  readonly facts: Readonly<Record<string, Fact>>;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Where a column stands in the bytes. Keys in the order in which they are written. */
export interface SectionEntry {
  readonly length: number;
  readonly name: string;
  readonly offset: number;
  readonly type: string;
}

/** First bytes of every artifact. */
export const MAGIC = 'REGULARS';
/** Raised whenever older bytes can no longer be read as they are. */
export const FORMAT = 2;
/** Every section starts at a multiple of this, so that any column type may be laid over it. */
export const ALIGNMENT = 8;
/** Magic, format, length of the header. */
export const PREAMBLE = MAGIC.length + 8;
