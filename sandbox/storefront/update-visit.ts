import { z } from 'zod';
import { readForm } from './read-form.ts';
import { redirect } from './redirect.ts';
import type { Visit } from './types.ts';

const shape = z.object({
  /** A customer's gid; empty for a guest. */
  customer: z.string().optional(),
  consent: z.enum(['true', 'false']).optional(),
  backend: z.enum(['normal', 'slow', 'dead']).optional(),
  bar: z.enum(['hidden', 'shown']).optional(),
  return_to: z.string().default('/'),
});

/** The sandbox's switches: who is logged in, consent, how the app behaves, the bar. Goes back to `return_to`. */
export async function updateVisit({ request, session, options }: Visit): Promise<Response> {
  const result = shape.safeParse(Object.fromEntries(await readForm(request)));
  if (!result.success) return Response.json({ error: z.prettifyError(result.error) }, { status: 400 });
  const { customer, consent, backend, bar, return_to } = result.data;
  if (customer !== undefined) session.customerId = options.store.getCustomer(customer)?.id ?? null;
  if (consent) session.consent = consent === 'true';
  if (backend) session.backend = backend;
  if (bar) session.barHidden = bar === 'hidden';
  return redirect(return_to);
}
