/** What one person browses with: a cookie jar and the address of the shop. */
export interface Browser {
  /** A page or an answer, redirects followed. Failing answers are answers too. */
  get(path: string): Promise<Response>;
  postForm(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  postJson(path: string, body: unknown): Promise<Response>;
}

const REDIRECTS = 5;

/** Create a browser for a storefront at `origin`. */
export function createBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();
  const request = async (path: string, init: RequestInit, redirects = REDIRECTS): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
    for (const text of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || next === null || redirects === 0) return response;
    await response.body?.cancel();
    return request(new URL(next, new URL(path, origin)).href, {}, redirects - 1);
  };
  return {
    get: (path) => request(path, {}),
    postForm: (path, fields) => request(path, { method: 'POST', body: new URLSearchParams(fields) }),
    postJson: (path, body) =>
      request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      }),
  };
}
