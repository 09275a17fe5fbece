import { dropSession } from './drop-session.ts';
import type { SessionIndex } from './session-index.ts';
import { pushView } from './view-heap.ts';

/** Forget all that a visitor looked at. @returns whether there was anything. */
export function forgetVisitor(index: SessionIndex, visitor: string): boolean {
  const sessions = index.visitors.get(visitor);
  if (!sessions) return false;
  for (const session of sessions) dropSession(index, session);
  index.visitors.delete(visitor);
  for (const view of index.views.splice(0)) if (view.visitor !== visitor) pushView(index.views, view);
  return true;
}
