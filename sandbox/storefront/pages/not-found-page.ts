import type { Page } from '../types.ts';

export function showNotFoundPage(): Page {
  return { template: '404', title: 'Page not found', status: 404 };
}
