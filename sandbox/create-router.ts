import { createAdminApi } from './admin-api/create-admin-api.ts';
import { createDirectApi } from './admin-api/create-direct-api.ts';
import { answerShell } from './admin/answer-shell.ts';
import { buildBlock, type BlockScript } from './admin/block/build-block.ts';
import { serveFile } from './admin/serve-file.ts';
import { serveText } from './admin/serve-text.ts';
import { buildAppBridge } from './app-bridge/build-app-bridge.ts';
import { answerControl } from './controls/answer-control.ts';
import { grantToken } from './oauth/grant-token.ts';
import type { SandboxParts } from './sandbox-parts.ts';
import { ADMIN_API_VERSION } from './schema/load-schema.ts';
import { serveBulkFile } from './serve-bulk-file.ts';

type Storefront = (request: Request, url: URL) => Promise<Response | null>;
type Route = readonly [
  method: string,
  path: RegExp,
  answer: (request: Request, url: URL, ...parts: string[]) => Response | null | Promise<Response | null>,
];

/** One origin for all of it: Shopify's side by these routes, the storefront for the rest. */
export function createRouter(parts: SandboxParts, storefront: Storefront): (request: Request) => Promise<Response> {
  const { context, tokens, bulk } = parts;
  let appBridge: string | undefined;
  const adminApi = createAdminApi(context, tokens, bulk);
  const directApi = createDirectApi(context, bulk);
  const routes: readonly Route[] = [
    ['POST', /^\/admin\/oauth\/access_token$/, async (request) => grantToken(context, tokens, await readBody(request))],
    ['POST', new RegExp(`^/admin/api/${ADMIN_API_VERSION}/graphql\\.json$`), (request) => adminApi(request)],
    ['GET', /^\/bulk\/(\d+)\.jsonl$/, (request, _url, id) => serveBulkFile(bulk, Number(id), request, context.now())],
    ['POST', /^\/staged-uploads$/, (request) => bulk.uploads.receive(request)],
    ['GET', /^\/app-bridge\.js$/, () => serveText((appBridge ??= buildAppBridge()), 'js')],
    [
      'GET',
      /^\/_sandbox\/(block\.js|buyer-profile\.js)$/,
      (_request, _url, name) => serveText(buildBlock(name as BlockScript), 'js'),
    ],
    [
      'GET',
      /^\/_sandbox\/((?:shell|page|app-frame|block)\.css|shell\.js)$/,
      (_request, _url, file) => serveFile(`${file}`),
    ],
    ['*', /^\/_sandbox\//, (request, url) => answerControl(parts, request, url)],
    ['POST', /^\/store\/[^/]+\/admin-api\/([^/]+)$/, (request, _url, version) => directApi(request, `${version}`)],
    ['*', /^\/store(?:\/|$)/, (request, url) => answerShell(parts, request, url)],
    ['GET', /^\/admin(\/.*)?$/, (_request, url, path) => redirectToShell(context.store.shop.domain, url, path ?? '')],
  ];
  return async (request) => {
    const url = new URL(request.url);
    for (const [method, path, answer] of routes) {
      const match = method === '*' || method === request.method ? path.exec(url.pathname) : null;
      const response = match ? await answer(request, url, ...match.slice(1)) : null;
      if (response) return response;
    }
    return (await storefront(request, url)) ?? Response.json({ errors: 'Not Found' }, { status: 404 });
  };
}

/** A shop's own `/admin/...` leads to the admin, as at Shopify. */
function redirectToShell(domain: string, url: URL, path: string): Response {
  const target = `/store/${domain.replace('.myshopify.com', '')}${path.replace(/\/$/, '')}${url.search}`;
  return new Response(null, { status: 302, headers: { location: target } });
}

/** JSON or a form: the token endpoint takes both. */
async function readBody(request: Request): Promise<unknown> {
  try {
    const text = await request.text();
    return (request.headers.get('content-type') ?? '').includes('json')
      ? JSON.parse(text)
      : Object.fromEntries(new URLSearchParams(text));
  } catch {
    return undefined;
  }
}
