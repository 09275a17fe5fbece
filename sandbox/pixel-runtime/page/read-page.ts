/** What the server wrote into the page for its script. */
export interface PageFacts {
  readonly shop: { readonly domain: string; readonly name: string; readonly currency: string };
  readonly locale: string;
  readonly customerId: string | null;
  readonly consent: boolean;
  /** The pixel's settings; null without a pixel. */
  readonly pixel: Readonly<Record<string, string>> | null;
  /** The bar lists what happened from here on (epoch ms). */
  readonly since: number;
  readonly events: readonly { readonly name: string; readonly data: unknown }[];
}

/** Read the page's facts. */
export function readPage(): PageFacts {
  return JSON.parse(document.getElementById('sandbox-page')!.textContent) as PageFacts;
}
