interface OrderLines {
  readonly lineOffsets: Uint32Array;
  readonly lineProduct: Int32Array;
  readonly lineNetMinor: Float64Array;
}

/** The product of the order's line that earned most, of equal ones the first in the list of products; -1 without any. */
export function findMainProduct({ lineOffsets, lineProduct, lineNetMinor }: OrderLines, order: number): number {
  let main = -1;
  let most = -Infinity;
  for (let line = lineOffsets[order]!; line < lineOffsets[order + 1]!; line++) {
    const product = lineProduct[line]!;
    const net = lineNetMinor[line]!;
    if (product < 0 || net < most || (net === most && product > main)) continue;
    main = product;
    most = net;
  }
  return main;
}
