import { FIRST_MONTH, isMonthEverywhere, type Month, monthInZone, previousMonth } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { hasUsers, readSample, type UsageSample } from './usage-sample';
import { assertCurrent } from './with-month';

/** Long before Keepnet counted anything. */
const MONTH_WITHOUT_USERS = '2000-01';
const OTHER_MONTHS = 3;

/**
 * Makes sure that selecting the query's month changes what the server counts. A server may take any month and count its
 * current one; the two cannot be told apart by comparing them, for live numbers move and quiet ones do not. So it is
 * asked for a month in which nobody had users: users there show a server that ignores the month, and none there beside
 * some elsewhere one that does not. That proof holds as long as the client lives.
 *
 * @param plain The same companies without a month, read just before.
 * @throws KeepnetInvalidRequestError when the server ignores the month and counts another one;
 *   KeepnetConsistencyError when it might, or when no company looked at has users in any month.
 */
export async function assertSelectsMonth(
  context: CompaniesContext,
  query: CompanyQuery & { readonly month: Month },
  plain: UsageSample,
): Promise<void> {
  const { abilities, clock } = context;
  if (abilities.monthProven || isMonthEverywhere(query.month, clock.now())) return;
  const samplePage = plain.page;
  const readMonth = (month: Month): Promise<UsageSample> => readSample(context, { ...query, month }, samplePage);

  const impossible = await unlessRefused(() => readMonth(MONTH_WITHOUT_USERS));
  if (impossible && hasUsers(impossible)) return assertCurrent(context, query.month);
  // Leaving out companies is a selection as well.
  const isSelected = !impossible || (plain.totalRecords > 0 && impossible.totalRecords === 0);
  // A company that was added since then proves nothing.
  const proves = (sample: UsageSample): boolean => hasUsers(sample, impossible?.users);
  abilities.monthProven = isSelected || proves(plain) || (await someMonth(readMonth, proves, query.month, clock.now()));
  if (!abilities.monthProven && plain.totalRecords > 0) throw undecided(query.month);
}

/** Twice, because one refusal may be a mishap; a server that looks at the month refuses it every time. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  for (let refusals = 0; refusals < 2; refusals++) {
    try {
      return await ask();
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return undefined;
}

/** Looks at the month asked for, once more because the current one may have ended meanwhile, and at a few others. */
async function someMonth(
  readMonth: (month: Month) => Promise<UsageSample>,
  proves: (sample: UsageSample) => boolean,
  asked: Month,
  nowMs: number,
): Promise<boolean> {
  if (proves(await readMonth(asked))) return true;
  let month = monthInZone(nowMs, 'UTC');
  for (let count = 0; count < OTHER_MONTHS && month > FIRST_MONTH; count++) {
    month = previousMonth(month);
    if (month !== asked && proves(await readMonth(month))) return true;
  }
  return false;
}

function undecided(month: Month): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `It cannot be told whether this Keepnet server selects a month: no company that was looked at has Monthly Users in ` +
      `${month}, in the current month or in those before. Nothing is given, because it might not be ${month}. Run it ` +
      'again when companies have users.',
  );
}
