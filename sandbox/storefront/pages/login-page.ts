import type { Page, Visit } from '../types.ts';

const CUSTOMERS = 24;

/** `/account/login`: the sandbox's people to choose from, those with a habit first. */
export function showLoginPage({ options, url }: Visit): Page {
  return {
    template: 'login',
    title: 'Log in',
    context: {
      customers: options.store.listCustomers(CUSTOMERS),
      return_to: url.searchParams.get('return_to') ?? '/account',
    },
  };
}
