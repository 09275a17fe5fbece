import { z } from 'zod';
import { changeScopes } from '../oauth/change-scopes.ts';
import { installApp } from '../oauth/install-app.ts';
import { uninstallApp } from '../oauth/uninstall-app.ts';
import type { SandboxParts } from '../sandbox-parts.ts';
import { gid } from '../store/gid.ts';
import { appMessages } from '../webhooks/app-messages.ts';

type Control = (parts: SandboxParts, body: unknown, id: number, url: URL) => unknown;

const share = z.number().min(0).max(1);
const modes = z
  .object({ duplicate: share, drop: share, delayMs: z.number().min(0), shuffleMs: z.number().min(0) })
  .partial()
  .strict();
const refund = z.object({
  lines: z.array(z.object({ lineId: z.string(), quantity: z.number().int().positive() })).optional(),
});
const product = z
  .object({
    title: z.string().min(1),
    status: z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED']),
    publishedAt: z.string().nullable(),
    inventoryQuantity: z.number().int().min(0),
    unitCost: z.string().nullable(),
  })
  .partial()
  .strict();
const collection = z
  .object({ title: z.string().min(1), productIds: z.array(z.string()) })
  .partial()
  .strict();
const customer = z.object({ displayName: z.string().min(1), locale: z.string().optional() });
const consent = z.object({ state: z.enum(['SUBSCRIBED', 'NOT_SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING']) });
const person = z.object({ customerId: z.string() });
const scopes = z.object({ grant: z.array(z.string()), revoke: z.array(z.string()) }).partial();
const order = z.object({
  customerId: z.string().nullable(),
  lines: z.array(z.object({ variantId: z.string(), quantity: z.number() })),
  checkoutToken: z.string(),
  cartToken: z.string(),
  at: z.string().optional(),
});

/** What the sandbox's driver can do that neither shopper nor app can. The key is `METHOD path`, `:id` a number. */
const CONTROLS: Readonly<Record<string, Control>> = {
  'GET state': ({ context, sender }) => ({
    shop: context.store.shop,
    installation: context.installation.get(),
    modes: sender.modes(),
  }),
  'GET deliveries': ({ sender }, _body, _id, { searchParams }) =>
    sender.list(Number(searchParams.get('limit') ?? 100), searchParams.get('topic') ?? undefined),
  'GET bulk': ({ bulk }) => bulk.list(),
  'GET modes': ({ sender }) => sender.modes(),
  'POST modes': ({ sender }, body) => sender.setModes(modes.parse(body)),
  'POST install': async ({ context, tokens }) => {
    await installApp(context, tokens);
    return context.installation.get();
  },
  'POST uninstall': ({ context, tokens, sender }) => uninstallApp(context, tokens, sender),
  'POST scopes': ({ context, sender }, body) => changeScopes(context, sender, scopes.parse(body)),
  'POST shop-redact': ({ context, sender }) => sender.send([appMessages.shopRedact(context)]),
  'POST customer-redact': ({ context, sender }, body) =>
    sender.send([appMessages.customerRedact(context, person.parse(body).customerId)]),
  'POST data-request': ({ context, sender }, body) =>
    sender.send([appMessages.dataRequest(context, person.parse(body).customerId, Math.floor(context.now() / 1000))]),
  'POST customers': ({ context }, body) => context.store.createCustomer(customer.parse(body)),
  'POST customers/:id/consent': ({ context }, body, id) =>
    context.store.setEmailConsent(gid.write('Customer', id), consent.parse(body).state),
  'POST orders': ({ context }, body) => context.store.placeOrder(order.parse(body)),
  'POST orders/:id/cancel': ({ context }, _body, id) => context.store.cancelOrder(gid.write('Order', id)),
  'POST orders/:id/refund': ({ context: { store } }, body, id) => {
    const orderId = gid.write('Order', id);
    const left = store.getOrder(orderId)?.lineItems.filter((line) => line.currentQuantity > 0) ?? [];
    store.refundOrder(
      orderId,
      refund.parse(body).lines ?? left.map((line) => ({ lineId: line.id, quantity: line.currentQuantity })),
    );
  },
  'POST collections/:id': ({ context }, body, id) =>
    context.store.updateCollection(gid.write('Collection', id), collection.parse(body)),
  'POST collections/:id/delete': ({ context }, _body, id) =>
    context.store.deleteCollection(gid.write('Collection', id)),
  'POST products/:id': ({ context }, body, id) =>
    context.store.updateProduct(gid.write('Product', id), product.parse(body)),
  'POST products/:id/delete': ({ context }, _body, id) => context.store.deleteProduct(gid.write('Product', id)),
};

/** Answer a control under `/_sandbox/`, or null if it is none. A refusal is a 400 with one sentence. */
export async function answerControl(parts: SandboxParts, request: Request, url: URL): Promise<Response | null> {
  const path = url.pathname.replace(/^\/_sandbox\//, '');
  const id = /\/(\d+)(?=\/|$)/.exec(path)?.[1];
  const control = CONTROLS[`${request.method} ${id === undefined ? path : path.replace(`/${id}`, '/:id')}`];
  if (!control) return null;
  try {
    const text = request.method === 'GET' ? '' : await request.text();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    return Response.json((await control(parts, body, Number(id), url)) ?? { ok: true });
  } catch (error) {
    const message =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    return Response.json({ error: message }, { status: 400 });
  }
}
