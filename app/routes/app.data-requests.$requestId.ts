import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerShop } from '#app/answer-shop.server.ts';
import { openDataRequest } from '#app/ingest/open-data-request.ts';

export function loader(args: LoaderFunctionArgs) {
  return answerShop(args, async (shop, app) => {
    const file = await openDataRequest(app, shop.id, args.params.requestId ?? '');
    if (!file) throw Response.json({ reason: 'missing' }, { status: 404 });
    if (!file.bytes) throw Response.json({ reason: 'keyLost' }, { status: 410 });
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'Content-Type': 'application/json',
        'Content-Disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
