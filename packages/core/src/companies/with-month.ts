import { type Month, monthInZone } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { countCompanies } from './read-page';

/**
 * Runs `ask` with the query for `month`, asked for explicitly. A server that cannot select months is asked without
 * one, provided that its current month (in UTC) is the month asked for, before and after.
 *
 * @throws KeepnetInvalidRequestError when the server would count another month.
 */
export async function withMonth<T>(
  context: CompaniesContext,
  query: CompanyQuery,
  month: Month,
  ask: (query: CompanyQuery) => Promise<T>,
): Promise<{ readonly value: T; readonly monthSelected: boolean }> {
  if (context.abilities.month) {
    try {
      return { value: await ask({ ...query, month }), monthSelected: true };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await settleRefusal(context, query, error);
    }
  }
  if (month !== currentMonth(context)) {
    throw new KeepnetInvalidRequestError(
      `This Keepnet server cannot select a month: it gives the Monthly Users of its current month only, not of ${month}.`,
      { statusCode: 400 },
    );
  }
  const value = await ask(query);
  if (month !== currentMonth(context)) {
    throw new KeepnetConsistencyError(
      `The month ${month} ended while it was being read, and this Keepnet server cannot select a month. Nothing is ` +
        'given, because it could mix two months.',
    );
  }
  return { value, monthSelected: false };
}

const currentMonth = (context: CompaniesContext): Month => monthInZone(context.clock.now(), 'UTC');

/** Returns when it is the selection of any month that the server refuses; else throws the error to tell. */
async function settleRefusal(
  context: CompaniesContext,
  query: CompanyQuery,
  refusal: KeepnetInvalidRequestError,
): Promise<void> {
  await countCompanies(context, query);
  try {
    await countCompanies(context, { ...query, month: currentMonth(context) });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    context.abilities.month = false;
    return;
  }
  throw refusal;
}
