import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import type { HttpContext } from '../http/http-context';
import { isGivenUpBy } from '../http/with-retry';
import { isRefusal } from '../search/read-page';
import type { ReadingContext } from './reading-context';

/** What may be refused for good, and is not asked for twice. */
export type Ability = 'month' | 'renewalFilter' | 'overLimitFlag' | 'export';

/**
 * What was learned about the server of one access. It lives as long as the client, and this file alone writes it.
 */
export interface LearnedLimits {
  readonly largestPage: number;
  /** True once a month that was asked for was seen to select what Monthly Users counts. */
  readonly monthProved: boolean;
  /** Whether a month leaves out the companies without users in it; undefined until it was seen. */
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

/** Remembers that the server refuses something whatever it is asked with. */
export function learnRefusal({ limits }: ReadingContext, ability: Ability, error: KeepnetInvalidRequestError): void {
  (limits as WritableLimits).refusals.set(ability, error);
}

/** What was asked for, or that Keepnet refused it, which is an answer as well. */
export type Answer<T> = { readonly given: T } | { readonly refused: KeepnetInvalidRequestError };

export async function orRefusal<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { given: await ask() };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { refused: error };
  }
}

/** Asks for what the server may refuse. A refusal is remembered, and the next time given without asking. */
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

/** Asks with the page size that is wanted or, when the server refuses that size, with the largest that it allows. */
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

/** Half of the budget for a large page: the other half is for ordinary ones, should its size be what takes too long. */
export function sendingContext<T extends HttpContext>(context: T, pageSize: number): T {
  return pageSize > ORDINARY_PAGE ? { ...context, failuresMs: context.retry.budgetMs / 2 } : context;
}

/**
 * Whether a page failed so lastingly that its size may be why: the server, or a proxy before it, has no time for it. From
 * then on ordinary pages are asked for; when those fail as well it was not the size, and large ones are asked for again.
 *
 * @param sending The very context that the page was asked with.
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
