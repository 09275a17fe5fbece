/** Where an opening without a shop ends: the app lives inside the Shopify admin. */
export default function OpenFromAdmin() {
  return (
    <main className="regulars-plain">
      <h1>Open Regulars from your Shopify admin</h1>
      <p>Regulars has no log-in of its own. In your Shopify admin, choose Apps, then Regulars.</p>
    </main>
  );
}
