import type { SearchRow } from '../rows/search-row';

/**
 * Nests the rows of a page under their reseller. Each row appears exactly once: under the reseller's own row if the
 * page has it, otherwise under the first row of that reseller.
 */
export function nestRows(rows: readonly SearchRow[]): SearchRow[] {
  const copies = rows.map((row): SearchRow => ({ ...row, children: [] }));
  const heads = new Map<string, SearchRow>();
  for (const row of copies) {
    if (row.companyName !== null && !heads.has(row.companyName)) heads.set(row.companyName, row);
  }
  const parents = new Map<SearchRow, SearchRow>();
  for (const row of copies) {
    if (row.resellerName === null) continue;
    const head = heads.get(row.resellerName);
    if (head === undefined) heads.set(row.resellerName, row);
    else if (!isUnder(head, row, parents)) parents.set(row, head);
  }
  for (const [row, parent] of parents) parent.children?.push(row);
  return copies.filter((row) => !parents.has(row));
}

function isUnder(row: SearchRow, ancestor: SearchRow, parents: ReadonlyMap<SearchRow, SearchRow>): boolean {
  for (let current: SearchRow | undefined = row; current !== undefined; current = parents.get(current)) {
    if (current === ancestor) return true;
  }
  return false;
}
