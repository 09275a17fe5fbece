/** Shopify's answer to a cart change that cannot be made. */
export function refuseCart(description: string): Response {
  return Response.json({ status: 422, message: 'Cart Error', description }, { status: 422 });
}
