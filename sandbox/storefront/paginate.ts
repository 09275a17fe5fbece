interface Pages<T> {
  readonly rows: readonly T[];
  /** From 1. */
  readonly current: number;
  readonly count: number;
  readonly previous: string | null;
  readonly next: string | null;
}

/** The rows of the page an address asks for (`?page=`), with its neighbours' addresses. A page out of range is the nearest. */
export function paginate<T>(rows: readonly T[], url: URL, size: number): Pages<T> {
  const count = Math.max(1, Math.ceil(rows.length / size));
  const asked = Number(url.searchParams.get('page') ?? 1);
  const current = Math.min(count, Math.max(1, Number.isInteger(asked) ? asked : 1));
  const address = (page: number) => {
    if (page < 1 || page > count) return null;
    const params = new URLSearchParams(url.search);
    params.set('page', String(page));
    return `${url.pathname}?${params}`;
  };
  return {
    rows: rows.slice((current - 1) * size, current * size),
    current,
    count,
    previous: address(current - 1),
    next: address(current + 1),
  };
}
