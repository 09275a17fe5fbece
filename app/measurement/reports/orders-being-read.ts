/** There is no answer yet: a shop's orders are being read into memory. Whoever asks again in a moment gets one. */
export class OrdersBeingRead extends Error {
  constructor(name: string) {
    super(`Cannot answer the report ${name} yet: the orders must be in memory, and are being read.`);
  }
}
