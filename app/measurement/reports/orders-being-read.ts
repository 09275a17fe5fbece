/** There is no answer yet: a shop's orders are being read into memory. Whoever asks again in a moment gets one. */
export class OrdersBeingRead extends Error {
  override readonly name = 'OrdersBeingRead';

  constructor(report: string) {
    super(`Cannot answer the report ${report} yet: the orders must be in memory, and are being read.`);
  }
}
