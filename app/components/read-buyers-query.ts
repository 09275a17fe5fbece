import { GROUPINGS, type Grouping } from '#app/measurement/buyers/buyer-groups.ts';
import type { BuyerRule } from '#app/profiles/segments/buyer-rule.ts';
import { SORTS, type BuyerSort, type ListEdge } from '#app/profiles/segments/list-buyers.ts';
import { readBuyerRule, type ReadRule } from '#app/profiles/segments/read-buyer-rule.ts';

/** What the address of the list asks for. */
export interface BuyersQuery {
  readonly rule: BuyerRule;
  /** What is wrong with the rule of the address: then all buyers are listed. */
  readonly refused: Extract<ReadRule, { refusal: unknown }> | null;
  readonly sort: BuyerSort;
  readonly direction: 'asc' | 'desc';
  readonly search: string;
  readonly after?: ListEdge;
  readonly before?: ListEdge;
}

/** Read the filters of the list; what cannot be read is as if it were left out. */
export function readBuyersQuery(url: string): BuyersQuery {
  const params = new URL(url).searchParams;
  const json = params.get('rule');
  const read: ReadRule = json === null ? { rule: { all: [] } } : readBuyerRule(json);
  const [after, before] = [readEdge(params.get('after')), readEdge(params.get('before'))];
  return {
    ...('rule' in read ? { rule: read.rule, refused: null } : { rule: { all: [] }, refused: read }),
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'lastOrderAt',
    direction: params.get('direction') === 'asc' ? 'asc' : 'desc',
    search: (params.get('search') ?? '').trim().slice(0, 100),
    ...(after && { after }),
    ...(before && !after && { before }),
  };
}

/** `12.5~700` or, where the value is not known, `~700`. */
function readEdge(text: string | null): ListEdge | null {
  const [, value = '', customerId = ''] = /^(-?[\d.e+-]*)~(\d{1,16})$/.exec(text ?? '') ?? [];
  if (customerId === '' || Number.isNaN(Number(value))) return null;
  return { value: value === '' ? null : Number(value), customerId: Number(customerId) };
}

/** What the churn section groups by, and the group it draws (written `=DE`, since '' is a group too). */
export function readChurnFilters(url: string): { readonly by: Grouping; readonly group: string | null } {
  const params = new URL(url).searchParams;
  const group = params.get('group');
  return {
    by: GROUPINGS.find((name) => name === params.get('by')) ?? GROUPINGS[0],
    group: group?.startsWith('=') ? group.slice(1) : null,
  };
}
