import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';

interface Fiber {
  readonly stateNode: { readonly current: { readonly memoizedState: { readonly isDehydrated: boolean } } };
}

/**
 * Wait until React has taken over a page of the admin: before that a click, a key or a focus moves nothing, and a
 * silent network says nothing of it, as a busy machine may have everything and still be at work.
 */
export async function awaitHydration(page: Page | FrameLocator): Promise<void> {
  await expect.poll(() => page.locator('html').evaluate(isHydrated)).toBe(true);
}

/** Runs in the page. React gives no sign of its own; the root that it keeps at the document knows. */
function isHydrated({ ownerDocument }: Element): boolean {
  const key = Object.keys(ownerDocument).find((name) => name.startsWith('__reactContainer'));
  if (key === undefined) return false;
  return !(ownerDocument as never as Record<string, Fiber>)[key]!.stateNode.current.memoizedState.isDehydrated;
}
