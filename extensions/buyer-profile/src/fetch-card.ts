import type { BuyerCard } from './buyer-card.ts';

/**
 * Ask the app for a buyer. The admin sends the question to the app's own address, with an ID token.
 *
 * @throws {Error} if the app does not answer.
 */
export async function fetchCard(customer: string): Promise<BuyerCard> {
  const response = await fetch(`/api/buyer-profile?customer=${encodeURIComponent(customer)}`);
  if (!response.ok) throw new Error(`Cannot load the buyer: the app must answer 200, got ${response.status}.`);
  return (await response.json()) as BuyerCard;
}
