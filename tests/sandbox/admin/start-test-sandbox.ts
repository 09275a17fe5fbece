import { join } from 'node:path';
import { SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import { startSandbox, type Sandbox, type SandboxInput } from '#sandbox/start-sandbox.ts';
import { writeTestShop } from './write-test-shop.ts';

export const API_KEY = 'key-of-the-app';
export const API_SECRET = 'secret-of-the-app';

/** A sandbox of the little shop with what a test needs to speak to it. */
export interface TestSandbox extends Sandbox {
  readonly folder: string;
  /** An id token as App Bridge gives it. */
  idToken(claims?: Readonly<Record<string, unknown>>, secret?: string): Promise<string>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Accept the app and exchange an id token: what the endpoint answers. */
  getToken(): Promise<{
    readonly access_token: string;
    readonly refresh_token: string;
    readonly scope: string;
    readonly expires_in: number;
  }>;
  /** Ask the Admin API. */
  query(document: string, variables?: object, token?: string): Promise<GraphQLBody>;
}

// What GraphQL answers is as free as its question: tests read into it.
export interface GraphQLBody {
  readonly data?: Tree;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly string[];
    readonly extensions?: { readonly code?: string };
  }[];
  readonly extensions?: {
    readonly cost: {
      readonly requestedQueryCost: number;
      readonly actualQueryCost: number;
      readonly throttleStatus: { readonly currentlyAvailable: number };
    };
  };
}
/** Any answer, read by name; `asList` and `asText` say what is at its leaves. */
export interface Tree {
  readonly [key: string]: Tree;
}
export const asList = (tree: Tree | undefined): readonly Tree[] => tree as unknown as Tree[];
export const asText = (tree: Tree | undefined): string => tree as unknown as string;

/** Start a sandbox on a free port; closed when the test ends. */
export async function startTestSandbox(input: Partial<SandboxInput> = {}): Promise<TestSandbox> {
  const now = input.options?.now ?? Date.now;
  const folder = input.folder ?? writeTestShop(now());
  const sandbox = await startSandbox({
    folder,
    dataFile: join(folder, 'sandbox.db'),
    port: 0,
    appUrl: 'http://127.0.0.1:9',
    apiKey: API_KEY,
    apiSecret: API_SECRET,
    ...input,
  });
  onTestFinished(() => sandbox.close());
  const idToken = (claims: Readonly<Record<string, unknown>> = {}, secret = API_SECRET): Promise<string> => {
    const at = Math.floor(now() / 1000);
    const shop = 'https://little.myshopify.com';
    return new SignJWT({
      iss: `${shop}/admin`,
      dest: shop,
      aud: API_KEY,
      sub: '1',
      nbf: at,
      iat: at,
      exp: at + 60,
      jti: String(at),
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(secret));
  };
  const post: TestSandbox['post'] = (path, body = {}, headers = {}) =>
    fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  let kept: string | undefined;
  const getToken: TestSandbox['getToken'] = async () => {
    await post('/store/little/apps/regulars/install');
    const response = await post('/admin/oauth/access_token', exchange(await idToken()));
    const grant = (await response.json()) as Awaited<ReturnType<TestSandbox['getToken']>>;
    kept = grant.access_token;
    return grant;
  };
  return {
    ...sandbox,
    folder,
    idToken,
    post,
    getToken,
    async query(document, variables = {}, token) {
      const access = token ?? kept ?? (await getToken()).access_token;
      const body = { query: document, variables };
      const response = await post('/admin/api/2026-10/graphql.json', body, { 'x-shopify-access-token': access });
      return (await response.json()) as GraphQLBody;
    },
  };
}

/** The body of a token exchange. */
export function exchange(subjectToken: string) {
  return {
    client_id: API_KEY,
    client_secret: API_SECRET,
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: subjectToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
    requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
    expiring: '1',
  };
}
