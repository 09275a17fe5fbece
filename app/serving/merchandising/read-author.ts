import { z } from 'zod';
import type { ChangeAuthor } from './record-change.ts';

const CLAIMS = z.object({ sub: z.string().regex(/^\d{1,15}$/) });

/** Who asks, by the session token of a request that has been authenticated: App Bridge's, or that of a page's first opening. */
export function readAuthor(request: Request, now: number): ChangeAuthor {
  const token = request.headers.get('Authorization') ?? new URL(request.url).searchParams.get('id_token') ?? '';
  const [, payload = ''] = token.split('.');
  try {
    const claims = CLAIMS.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    return { userId: Number(claims.sub), now };
  } catch {
    return { userId: null, now };
  }
}
