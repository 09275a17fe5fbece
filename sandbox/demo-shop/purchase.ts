/** Units of one variant of a catalogue item, both by position. */
export interface PurchaseLine {
  readonly item: number;
  readonly variant: number;
  readonly quantity: number;
}

/** One order before it has ids and prices. */
export interface Purchase {
  readonly at: number;
  /** Position among the shop's customers; null for a guest. */
  readonly customer: number | null;
  readonly isFirst: boolean;
  readonly lines: readonly PurchaseLine[];
}
