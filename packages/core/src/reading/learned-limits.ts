import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { HttpContext } from '../http/http-context';
import { isGivenUpBy } from '../http/with-retry';
import { isRefusal } from '../search/read-page';
import type { ReadingContext } from './reading-context';

/** What a server may refuse for good, so that it is not requested again. */
export type Ability = 'month' | 'renewalFilter' | 'overLimitFlag' | 'export';

/**
 * What was learned about one client's server. It lasts as long as the client, and only this file writes it.
 */
export interface LearnedLimits {
  readonly largestPage: number;
  /** True once a requested month is proved to select what Monthly Users counts. */
  readonly monthProved: boolean;
  /** Whether a month leaves out the companies without users in it; undefined until known. */
  readonly monthLeavesOut: boolean | undefined;
  /** What was refused, with the error. */
  readonly refusals: ReadonlyMap<Ability, KeepnetInvalidRequestError>;
}

interface WritableLimits extends LearnedLimits {
  largestPage: number;
  monthProved: boolean;
  monthLeavesOut: boolean | undefined;
  readonly refusals: Map<Ability, KeepnetInvalidRequestError>;
}

export function createLearnedLimits(): LearnedLimits {
  const limits: WritableLimits = {
    largestPage: Infinity,
    monthProved: false,
    monthLeavesOut: undefined,
    refusals: new Map(),
  };
  return limits;
}

/** Remembers that the server selects months, or whether a month leaves out companies. */
export function learn(
  { limits }: ReadingContext,
  seen: Partial<Pick<LearnedLimits, 'monthProved' | 'monthLeavesOut'>>,
): void {
  Object.assign(limits as WritableLimits, seen);
}

/** Remembers that the server refuses something in every request. */
export function learnRefusal({ limits }: ReadingContext, ability: Ability, error: KeepnetInvalidRequestError): void {
  (limits as WritableLimits).refusals.set(ability, error);
}

/** The requested data, or Keepnet's refusal, which is an answer too. */
export type Answer<T> = { readonly given: T } | { readonly refused: KeepnetInvalidRequestError };

export async function orRefusal<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { given: await ask() };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { refused: error };
  }
}

/**
 * Requests something that the server may refuse. A refusal is remembered and returned the next time without a request.
 */
export async function unlessRefused<T>(
  context: ReadingContext,
  ability: Ability,
  ask: () => Promise<T>,
): Promise<Answer<T>> {
  const known = context.limits.refusals.get(ability);
  if (known) return { refused: known };
  const answer = await orRefusal(ask);
  if ('refused' in answer) learnRefusal(context, ability, answer.refused);
  return answer;
}

const SMALLEST_PAGE = 10;
const ORDINARY_PAGE = 1000;

/** Requests the wanted page size or, if the server refuses it, the largest that it allows. */
export async function withPageSize<T>(
  { limits, pageSize }: ReadingContext,
  wanted: number,
  ask: (pageSize: number) => Promise<T>,
): Promise<T> {
  for (;;) {
    const size = Math.min(wanted, pageSize, limits.largestPage);
    try {
      return await ask(size);
    } catch (error) {
      if (!refusesPageSize(error) || size <= SMALLEST_PAGE) throw error;
      (limits as WritableLimits).largestPage = Math.max(SMALLEST_PAGE, Math.floor(size / 2));
    }
  }
}

function refusesPageSize(error: unknown): boolean {
  if (!KeepnetInvalidRequestError.isInstance(error)) return false;
  return [error.message, ...error.validationMessages].some((text) => /page\s?size/i.test(text));
}

/** Half of the budget for a large page: if its size is the problem, the other half is for ordinary pages. */
export function sendingContext<T extends HttpContext>(context: T, pageSize: number): T {
  return pageSize > ORDINARY_PAGE ? { ...context, failuresMs: context.retry.budgetMs / 2 } : context;
}

/**
 * Whether a page kept failing, so that its size may be the reason: the server, or a proxy in front of it, is too slow
 * for it. From then on ordinary pages are requested. If those fail too, the size was not the reason, and large pages
 * are requested again.
 *
 * @param sending Exactly the context of the page's request.
 */
export function isTooLarge(sending: ReadingContext, pageSize: number, error: unknown): boolean {
  const isFault =
    KeepnetConnectionError.isInstance(error) ||
    KeepnetResponseError.isInstance(error) ||
    (KeepnetApiError.isInstance(error) && error.code === 'API' && isRepeated(error.statusCode));
  if (!isFault || !isGivenUpBy(sending, error)) return false;
  const limits = sending.limits as WritableLimits;
  if (pageSize > ORDINARY_PAGE) limits.largestPage = ORDINARY_PAGE;
  else if (limits.largestPage === ORDINARY_PAGE) limits.largestPage = Infinity;
  return pageSize > ORDINARY_PAGE;
}

const isRepeated = (statusCode: number): boolean => statusCode >= 500 || statusCode === 408 || statusCode < 300;
