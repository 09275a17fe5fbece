const PREFIX = 'subscription_contract';

/** Whether orders of a sales channel are placed by subscription contracts: renewals, which the buyer did not place. */
export function isSubscriptionChannel(sourceName: string | null): boolean {
  return sourceName?.startsWith(PREFIX) ?? false;
}
