import * as z from 'zod/mini';
import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { sendRequest } from '../http/send-request';
import { isGivenUpBy } from '../http/with-retry';
import type { CompaniesContext } from './companies-context';
import { type CompanyQuery, toSearchBody } from './company-search';
import { flattenRows, type WireRow } from './wire-row';

const SMALLEST_PAGE = 10;
const ORDINARY_PAGE = 1000;

const pageSchema = z.object({
  totalNumberOfRecords: z.int().check(z.minimum(0)),
  // Not an array of unknowns: zod would look at each row and copy the list.
  results: z.nullable(z.custom<readonly unknown[]>(Array.isArray)),
  pageNumber: z.catch(z.optional(z.number()), undefined),
  limitExceededCompanyCount: z.catch(z.optional(z.number()), undefined),
});

/** One page of the company search, which is one snapshot of the server's data. */
export interface CompanyPage {
  readonly pageNumber: number;
  /** What was asked for, after the server had its say. */
  readonly pageSize: number;
  readonly rows: readonly WireRow[];
  /** Rows before nested ones were flattened. */
  readonly rowsOnPage: number;
  /** Which of those, counted from 1, is the first with nested rows. */
  readonly nestedAt?: number;
  readonly totalRecords: number;
  /** How many companies are over their limit, in the server's own count; its scope is not documented. */
  readonly overLimitCount: number | undefined;
}

/** Reads one page of exactly `pageSize` rows at the most. */
export async function readPage(
  context: CompaniesContext,
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
      `The answer to the company search has no usable ${field}, so it cannot be told whether the list is complete. ` +
        'Check the Base URL.',
    );
  }
  const results = page.data.results ?? [];
  const rows = flattenRows(results);
  const nests = rows.length > results.length;
  if (nests) context.abilities.nests = true;
  return {
    pageNumber: page.data.pageNumber ?? pageNumber,
    pageSize,
    rows,
    rowsOnPage: results.length,
    // Nested rows follow the one that they are nested in.
    ...(nests && { nestedAt: rows.findIndex((row, index) => row !== results[index]) }),
    totalRecords: page.data.totalNumberOfRecords,
    overLimitCount: page.data.limitExceededCompanyCount,
  };
}

/**
 * Reads the first page as large as the server allows. A large one that fails for half of the budget is asked for in an
 * ordinary size.
 */
export async function readFirstPage(context: CompaniesContext, query: CompanyQuery): Promise<CompanyPage> {
  const { abilities, retry } = context;
  const largest = abilities.largestPage;
  const isLarge = largestPage(context) > ORDINARY_PAGE;
  const sending = isLarge ? { ...context, failuresMs: retry.budgetMs / 2 } : context;
  let asked = 0;
  try {
    return await withPageSize(sending, (pageSize) => readPage(sending, query, 1, (asked = pageSize)));
  } catch (error) {
    if (!shrinksPages(sending, asked, error)) throw error;
  }
  try {
    return await readFirstPage(context, query);
  } catch (error) {
    // Then it was not the size.
    abilities.largestPage = largest;
    throw error;
  }
}

/**
 * Whether a large page lastingly failed: it may be the size that the server, or a proxy before it, has no time for. From
 * then on ordinary ones are asked for.
 *
 * @param context The very one that the page was asked with.
 */
export function shrinksPages(context: CompaniesContext, asked: number, error: unknown): boolean {
  if (asked <= ORDINARY_PAGE || !mayBeTooMuch(context, error)) return false;
  context.abilities.largestPage = ORDINARY_PAGE;
  return true;
}

function largestPage({ pageSize, abilities }: CompaniesContext): number {
  return Math.min(pageSize, abilities.largestPage);
}

/** Asks with the page size of the context or, when the server refuses that size, with the largest that it allows. */
export async function withPageSize<T>(context: CompaniesContext, ask: (pageSize: number) => Promise<T>): Promise<T> {
  for (;;) {
    const pageSize = largestPage(context);
    try {
      return await ask(pageSize);
    } catch (error) {
      if (!refusesPageSize(error) || pageSize <= SMALLEST_PAGE) throw error;
      context.abilities.largestPage = Math.max(SMALLEST_PAGE, Math.floor(pageSize / 2));
    }
  }
}

function refusesPageSize(error: unknown): boolean {
  if (!KeepnetInvalidRequestError.isInstance(error)) return false;
  return [error.message, ...error.validationMessages].some((text) => /page\s?size/i.test(text));
}

function mayBeTooMuch(context: CompaniesContext, error: unknown): boolean {
  const isFault =
    KeepnetConnectionError.isInstance(error) ||
    KeepnetResponseError.isInstance(error) ||
    (KeepnetApiError.isInstance(error) && error.code === 'API' && isRepeated(error.statusCode));
  return isFault && isGivenUpBy(context, error);
}

const isRepeated = (statusCode: number): boolean => statusCode >= 500 || statusCode === 408 || statusCode < 300;

/** How many companies the server counts for a query: the cheapest question there is. */
export async function countCompanies(context: CompaniesContext, query: CompanyQuery): Promise<number> {
  return (await readPage(context, query, 1, 1)).totalRecords;
}
