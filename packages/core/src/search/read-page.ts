import * as z from 'zod/mini';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { HttpContext } from '../http/http-context';
import { sendRequest } from '../http/send-request';
import { type CompanyQuery, toSearchBody } from './search-request';
import type { WireRow } from './wire-field';

const pageSchema = z.object({
  totalNumberOfRecords: z.int().check(z.minimum(0)),
  // Not an array of unknowns: zod would check each row and copy the list.
  results: z.nullable(z.custom<readonly unknown[]>(Array.isArray)),
  pageNumber: z.catch(z.optional(z.number()), undefined),
  limitExceededCompanyCount: z.catch(z.optional(z.number()), undefined),
});

/** One page of the company search: a single moment of the server's data. */
export interface CompanyPage {
  readonly pageNumber: number;
  /** Including nested rows, each after its outer row. */
  readonly rows: readonly WireRow[];
  /** Outer rows only. */
  readonly topRows: number;
  readonly totalRecords: number;
  /** How many companies are over their limit, in the server's own count; its scope is not documented. */
  readonly overLimitCount: number | undefined;
}

/** Reads one page of at most `pageSize` rows, counted from 1. */
export async function readPage(
  context: HttpContext,
  query: CompanyQuery,
  pageNumber: number,
  pageSize: number,
): Promise<CompanyPage> {
  const data = await sendRequest(context, {
    subject: 'the company search',
    method: 'POST',
    path: '/api/companies/search',
    body: toSearchBody(query, pageNumber, pageSize),
    idempotent: true,
  });
  const page = pageSchema.safeParse(data);
  if (!page.success) {
    const field = String(page.error.issues[0]?.path[0] ?? 'data');
    throw new KeepnetResponseError(
      `No result: the answer to the company search has no usable ${field}, so the list may be ` +
        'incomplete. Check the Base URL.',
    );
  }
  const results = page.data.results ?? [];
  return {
    pageNumber: page.data.pageNumber ?? pageNumber,
    rows: flattenRows(results),
    topRows: results.length,
    totalRecords: page.data.totalNumberOfRecords,
    overLimitCount: page.data.limitExceededCompanyCount,
  };
}

/** Whether Keepnet refused the request (a filter, a month, a page size), rather than failed to answer. */
export function isRefusal(error: unknown): error is KeepnetInvalidRequestError {
  return KeepnetInvalidRequestError.isInstance(error) && error.code === 'INVALID_REQUEST';
}

/** Keepnet nests rows under their reseller (`children`) only when asked to, and we never ask. */
function flattenRows(results: readonly unknown[]): readonly WireRow[] {
  // The usual case; nothing is copied.
  if (results.every((row) => isRow(row) && (row['children'] ?? null) === null)) return results as readonly WireRow[];
  const rows: WireRow[] = [];
  const rest = [...results].reverse();
  while (rest.length > 0) {
    const row = rest.pop();
    if (!isRow(row)) {
      throw new KeepnetResponseError('No result: Keepnet listed an entry that is not a company. Tell Keepnet support.');
    }
    rows.push(row);
    const { children = null } = row;
    if (children !== null && !Array.isArray(children)) {
      throw new KeepnetResponseError(
        'No result: Keepnet listed a company whose nested companies (field children) cannot be read. Tell Keepnet support.',
      );
    }
    if (children) for (let index = children.length; index > 0; index--) rest.push(children[index - 1]);
  }
  return rows;
}

function isRow(value: unknown): value is WireRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
