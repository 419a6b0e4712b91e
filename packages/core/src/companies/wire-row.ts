import { KeepnetResponseError } from '../errors/keepnet-response-error';

/** A row of the company search as it came: an object, nothing more is known of it. */
export type WireRow = Readonly<Record<string, unknown>>;

/**
 * The rows of a page with those that are nested under their reseller (`children`), parents first. Keepnet nests only
 * when asked to, and we never ask; a server that does so anyway still lists the same companies.
 */
export function flattenRows(results: readonly unknown[]): readonly WireRow[] {
  // Nearly always, and then nothing is copied.
  if (results.every((row) => isRow(row) && (row['children'] ?? null) === null)) return results as readonly WireRow[];
  const rows: WireRow[] = [];
  const rest = [...results].reverse();
  while (rest.length > 0) {
    const row = rest.pop();
    if (!isRow(row)) {
      throw new KeepnetResponseError('Keepnet listed something among the companies that is no company.');
    }
    rows.push(row);
    const { children = null } = row;
    if (children !== null && !Array.isArray(children)) {
      throw new KeepnetResponseError(
        'Keepnet listed a company whose nested companies (field children) cannot be read.',
      );
    }
    if (children) for (let index = children.length; index > 0; index--) rest.push(children[index - 1]);
  }
  return rows;
}

function isRow(value: unknown): value is WireRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
