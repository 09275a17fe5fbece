import { open } from 'node:fs/promises';

/** How many objects were written. */
export interface BulkCounts {
  readonly objectCount: number;
  readonly rootObjectCount: number;
  readonly fileSize: number;
}

/** Where the rows go and who watches. */
export interface BulkOutput {
  readonly file: string;
  readonly onSlice: (counts: BulkCounts) => void;
  readonly stopped: () => boolean;
}

/** The JSONL file of a bulk operation, written in slices, so that the server stays responsive. */
export interface BulkResults {
  readonly counts: BulkCounts;
  /** Resolves to whether to go on: not once the operation was stopped. */
  write(row: object, isRoot: boolean): Promise<boolean>;
  /** Write the rest. Null if the operation was stopped. */
  finish(): Promise<BulkCounts | null>;
  close(): Promise<void>;
}

/** Open the file for results, `sliceRows` of them at a time. */
export async function openResults({ file, onSlice, stopped }: BulkOutput, sliceRows: number): Promise<BulkResults> {
  const counts = { objectCount: 0, rootObjectCount: 0, fileSize: 0 };
  const slice: string[] = [];
  const output = await open(file, 'w');
  const flush = async (): Promise<void> => {
    const text = slice.splice(0).join('');
    counts.fileSize += Buffer.byteLength(text);
    await output.write(text);
    onSlice({ ...counts });
    await new Promise((resume) => setImmediate(resume));
  };
  return {
    counts,
    async write(row, isRoot) {
      slice.push(`${JSON.stringify(row)}\n`);
      counts.objectCount += 1;
      if (isRoot) counts.rootObjectCount += 1;
      if (slice.length < sliceRows) return true;
      await flush();
      return !stopped();
    },
    async finish() {
      await flush();
      return stopped() ? null : counts;
    },
    close: () => output.close(),
  };
}
