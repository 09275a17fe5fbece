/** A block's turn among the blocks of the page, in the order of the document. */
export interface Turn {
  /** Resolves to the product ids that the blocks above show, once they know; a slow one is not waited for long. */
  readonly shown: Promise<ReadonlySet<string>>;
  /** Say what this block shows: the next has its turn. */
  end(productIds: readonly string[]): void;
}

const PATIENCE_MS = 1000;

const shown = new Set<string>();
let above: Promise<unknown> = Promise.resolve();

/** Take the next turn. No product stands twice on a page: each block asks when those above it have their answer. */
export function takeTurn(): Turn {
  const before = above;
  let finish!: () => void;
  above = new Promise<void>((resolve) => (finish = resolve));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  return {
    shown: Promise.race([before, patience]).then(() => shown),
    end(productIds) {
      for (const productId of productIds) shown.add(productId);
      finish();
    },
  };
}
