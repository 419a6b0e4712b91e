import { FIRST_MONTH, isMonthEverywhere, type Month, monthInZone, previousMonth } from '../dates/month';
import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import type { CompaniesContext } from './companies-context';
import type { CompanyQuery } from './company-search';
import { isRefusal } from './is-refusal';
import { hasUsers, readSample, type UsageSample, withUsers } from './usage-sample';
import { assertCurrent } from './with-month';

/** Long before Keepnet counted anything; and just before, for a server that fails so long ago. */
const MONTHS_WITHOUT_USERS = ['2000-01', previousMonth(FIRST_MONTH)] as const;
const OTHER_MONTHS = 3;
const REFUSALS = 3;
// Of a month that it knows nothing of, a server may give no number. One that ignores the month gives those of another.
const NO_NUMBER_IS_NONE = true;

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

  const [longAgo, justBefore] = MONTHS_WITHOUT_USERS;
  const ask = (month: Month): Promise<UsageSample | undefined> =>
    unlessRefused(
      () => readSample(context, { ...query, month }, samplePage, NO_NUMBER_IS_NONE),
      () => readMonth(query.month),
    );
  let askImpossible = (): Promise<UsageSample | undefined> => ask(longAgo);
  const impossible = await askImpossible().catch(async (error: unknown) => {
    if (!KeepnetApiError.isInstance(error) || error.code !== 'API') throw error;
    askImpossible = () => ask(justBefore);
    const sample = await askImpossible();
    // Users so shortly before Keepnet began to count prove no server that ignores the month.
    if (sample && hasUsers(sample)) throw error;
    return sample;
  });
  if (impossible && hasUsers(impossible)) return assertCurrent(context, query.month);
  abilities.monthProven = !impossible || (await isShown(impossible));
  if (!abilities.monthProven) throw undecided(query.month);

  // What was there before and not for that month must be there afterwards too: companies come and go, and a month ends.
  async function isShown(none: UsageSample): Promise<boolean> {
    const { month: _month, ...withoutMonth } = query;
    const readAgain = (): Promise<UsageSample> => readSample(context, withoutMonth, samplePage);
    // Leaving out companies is a selection as well.
    if (plain.totalRecords > 0 && none.totalRecords === 0) {
      const { users } = await readAgain();
      abilities.monthLeavesOutIdle = [...plain.users.keys()].some((companyId) => users.has(companyId));
      return abilities.monthLeavesOutIdle;
    }
    if (hasUsers(plain, none.users)) {
      const isQuiet = isMonthEverywhere(monthInZone(clock.now(), 'UTC'), clock.now());
      return isQuiet || hasUsers(await readAgain(), withUsers(plain, none.users));
    }
    const witnesses = await someMonth(readMonth, none.users, query.month, clock.now());
    if (witnesses.size === 0) return false;
    const noneAgain = await askImpossible();
    return !noneAgain || [...noneAgain.users].some(([companyId, count]) => count === 0 && witnesses.has(companyId));
  }
}

/**
 * Asks again after a refusal, several times at once, because it may be a mishap; a server that looks at the month refuses it
 * every time, and answers what it can in the same moment.
 *
 * @throws what `askPossible` throws, when nothing else came: then everything may have been refused for a while.
 */
async function unlessRefused<T>(ask: () => Promise<T>, askPossible: () => Promise<unknown>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  const [possible, ...outcomes] = await Promise.allSettled([
    askPossible(),
    ...Array.from({ length: REFUSALS - 1 }, ask),
  ]);
  const answer = outcomes.find((outcome) => outcome.status === 'fulfilled');
  if (answer) return answer.value;
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !isRefusal(outcome.reason)) throw outcome.reason;
  }
  if (possible.status === 'rejected') throw possible.reason;
  return undefined;
}

/**
 * Looks at the month asked for, once more because the current one may have ended meanwhile, and at a few others.
 *
 * @param among A company that was added since then proves nothing.
 * @returns Those of them that have users in the first month in which any has.
 */
async function someMonth(
  readMonth: (month: Month) => Promise<UsageSample>,
  among: UsageSample['users'],
  asked: Month,
  nowMs: number,
): Promise<UsageSample['users']> {
  let found = withUsers(await readMonth(asked), among);
  let month = monthInZone(nowMs, 'UTC');
  for (let count = 0; found.size === 0 && count < OTHER_MONTHS && month > FIRST_MONTH; count++) {
    month = previousMonth(month);
    if (month !== asked) found = withUsers(await readMonth(month), among);
  }
  return found;
}

function undecided(month: Month): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `It cannot be told whether this Keepnet server selects a month: no company that was looked at has Monthly Users in ` +
      `${month}, in the current month or in those before. Nothing is given, because it might not be ${month}. Run it ` +
      'again when companies have users.',
  );
}
