import type { WireCompany } from '../company-builder';

/** The first company of each reseller, with its other ones nested in it. */
export function nestRows(rows: readonly WireCompany[]): WireCompany[] {
  const children = new Map<string | null, WireCompany[]>();
  return rows
    .filter((row) => {
      const others = children.get(row.resellerName);
      if (!others) children.set(row.resellerName, []);
      return others?.push(row) === undefined;
    })
    .map((row) => ({ ...row, children: children.get(row.resellerName) ?? [] }));
}
