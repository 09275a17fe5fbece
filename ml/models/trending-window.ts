/** How far back an order still counts as trending, in milliseconds. */
export const TRENDING_WINDOW = 30 * 24 * 60 * 60 * 1000;
