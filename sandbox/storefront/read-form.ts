/** The fields of a posted form or JSON object; arrays and objects inside JSON stay JSON text. */
export async function readForm(request: Request): Promise<Map<string, string>> {
  const text = await request.text();
  if (!request.headers.get('content-type')?.includes('json')) return new Map(new URLSearchParams(text));
  try {
    const json: unknown = JSON.parse(text);
    const entries = Object.entries(json as Record<string, unknown>);
    return new Map(entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
  } catch {
    return new Map();
  }
}
