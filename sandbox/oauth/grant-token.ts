import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { SandboxContext } from '../sandbox-context.ts';
import type { TokenKeeper } from './keep-tokens.ts';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const OFFLINE_TOKEN = 'urn:shopify:params:oauth:token-type:offline-access-token';

const client = { client_id: z.string(), client_secret: z.string() };
const requestSchema = z.discriminatedUnion('grant_type', [
  z.object({
    ...client,
    grant_type: z.literal(EXCHANGE),
    subject_token: z.string(),
    subject_token_type: z.literal(ID_TOKEN),
    requested_token_type: z.literal(OFFLINE_TOKEN),
    expiring: z.coerce.string().optional(),
  }),
  z.object({ ...client, grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

/**
 * Answer `POST /admin/oauth/access_token`: token exchange and refresh, for a shop that has accepted the app.
 * Non-expiring tokens are refused, as for every app made after April 2026.
 */
export async function grantToken(context: SandboxContext, tokens: TokenKeeper, body: unknown): Promise<Response> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success)
    return refuse(400, 'invalid_request', 'The request is missing a parameter or has an unknown one.');
  const request = parsed.data;
  if (request.client_id !== context.apiKey || request.client_secret !== context.apiSecret)
    return refuse(401, 'invalid_client', 'Client authentication failed.');
  const { tokenSeconds } = context.options;
  const { installedAt, scopes } = context.installation.get();
  const scope = scopes.join(',');
  if (request.grant_type === 'refresh_token') {
    const grant = installedAt === null ? undefined : tokens.refresh(request.refresh_token, scope, tokenSeconds);
    return grant
      ? Response.json(grant)
      : refuse(400, 'invalid_grant', 'The refresh token is invalid, expired or revoked.');
  }
  if (installedAt === null) return refuse(400, 'app_not_installed', 'The app is not installed in this shop.');
  if (!(await isOurs(context, request.subject_token)))
    return refuse(
      400,
      'invalid_subject_token',
      'The subject token is not an id token for this app, or it has expired.',
    );
  if (request.expiring !== '1')
    return refuse(400, 'invalid_request', 'Offline access tokens must be expiring: send expiring=1.');
  return Response.json(tokens.issue(scope, tokenSeconds));
}

async function isOurs({ store, apiKey, apiSecret, now }: SandboxContext, token: string): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(apiSecret), {
      algorithms: ['HS256'],
      audience: apiKey,
      currentDate: new Date(now()),
      clockTolerance: 10,
      requiredClaims: ['exp', 'nbf', 'dest', 'sub'],
    });
    return payload['dest'] === `https://${store.shop.domain}`;
  } catch {
    return false;
  }
}

function refuse(status: number, error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status });
}
