import { isMonthEverywhere, isMonthSomewhere, type Month, monthInZone } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { countCompanies } from './read-page';

/**
 * Runs `ask` with the query for `month`, asked for explicitly. A server that cannot select months is asked without
 * one, provided that the month asked for is the current one wherever the server may stand, before and after.
 *
 * @throws KeepnetInvalidRequestError when the server would count another month; KeepnetConsistencyError when it might.
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
      await settleRefusal(context, query, month, error);
    }
  }
  assertCurrent(context, month);
  const value = await ask(query);
  assertCurrent(context, month);
  return { value, monthSelected: false };
}

/** A server that is asked without a month counts the month that it is where the server stands. */
export function assertCurrent({ clock }: CompaniesContext, month: Month): void {
  if (isMonthEverywhere(month, clock.now())) return;
  if (!isMonthSomewhere(month, clock.now())) throw cannotSelect(month);
  throw new KeepnetConsistencyError(
    `This Keepnet server cannot select a month, and so near to the end of a month it cannot be told which one it ` +
      `counts. Nothing is given, because it might not be ${month}. At the beginning of a month, run it again on its ` +
      'second day. At its end it is too late for this month: run it a day earlier next time, or ask Keepnet support ' +
      'for an update of the server.',
  );
}

/** The error of a server that counts its current month whatever it is asked for. */
function cannotSelect(month: Month): KeepnetInvalidRequestError {
  return new KeepnetInvalidRequestError(
    `This Keepnet server cannot select a month: it gives the Monthly Users of its current month only, not of ${month}. ` +
      'Choose the current month, or ask Keepnet support for an update of the server.',
    { statusCode: 400 },
  );
}

const currentMonth = (context: CompaniesContext): Month => monthInZone(context.clock.now(), 'UTC');

/** Returns when it is the selection of any month that the server refuses; else throws the error to tell. */
async function settleRefusal(
  context: CompaniesContext,
  query: CompanyQuery,
  month: Month,
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
  if (month <= currentMonth(context)) throw refusal;
  try {
    await countCompanies(context, { ...query, month });
  } catch (error) {
    throw isRefusal(error) ? notBegun(month) : error;
  }
  throw refusal;
}

/** East of Greenwich a month begins earlier than in UTC, by which servers mostly go. */
function notBegun(month: Month): KeepnetInvalidRequestError {
  return new KeepnetInvalidRequestError(
    `Keepnet does not take ${month} yet: where its server stands, that month has not begun. Run it again some hours ` +
      'later, or choose the month before.',
    { statusCode: 400 },
  );
}
