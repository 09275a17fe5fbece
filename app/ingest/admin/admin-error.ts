/**
 * Why the Admin API did not answer. `unauthorized`: the merchant must open the app again; `throttled` and
 * `unavailable`: it may work later; `refused`: it never will as asked.
 */
export type AdminErrorCode = 'unauthorized' | 'throttled' | 'unavailable' | 'refused';

export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly code: AdminErrorCode;

  constructor(code: AdminErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
