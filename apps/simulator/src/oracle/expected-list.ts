import type { ServerTraits } from '../server/server-traits';
import { momentOf, type WorldCompany } from '../world/company';
import { dayIn, dayNumber, renewalDayIn } from './civil-day';
import { expectedRow, type ExpectedRow, realRenewal } from './expected-row';

/** Which list, for a reader at a moment in a place. */
export interface ListQuestion {
  readonly list: 'overLimit' | 'expired' | 'renewals';
  readonly days?: number | undefined;
  readonly asOf?: string | Date | undefined;
  readonly timeZone?: string | undefined;
  readonly nowMs: number;
}

interface Ranked {
  readonly company: WorldCompany;
  readonly rank: number;
  readonly more: ExpectedRow;
}

/** The list as it must be, in its order. */
export function expectedList(
  companies: readonly WorldCompany[],
  question: ListQuestion,
  month: number,
  server: ServerTraits,
): ExpectedRow[] {
  const ranked = companies.flatMap((company) => rank(company, question));
  ranked.sort((a, b) => a.rank - b.rank || (a.company.id < b.company.id ? -1 : 1));
  return ranked.map(({ company, more }) => ({ ...expectedRow(company, month, server), ...more }));
}

function rank(company: WorldCompany, { list, days = 30, asOf, timeZone = 'UTC', nowMs }: ListQuestion): Ranked[] {
  if (list === 'overLimit') {
    const excessUsers = company.target - company.limit;
    if (!company.limited || excessUsers <= 0) return [];
    const utilizationPercent = company.limit === 0 ? null : Math.round((company.target / company.limit) * 1000) / 10;
    return [{ company, rank: -excessUsers, more: { excessUsers, utilizationPercent } }];
  }
  const renewal = realRenewal(company);
  if (renewal === null) return [];
  const today = typeof asOf === 'string' ? asOf : dayIn(timeZone, nowMs);
  const left = dayNumber(renewalDayIn(timeZone, renewal)) - dayNumber(today);
  const rankByDate = momentOf(renewal);
  if (list === 'expired') return left < 0 ? [{ company, rank: rankByDate, more: { daysExpired: -left } }] : [];
  return left >= 0 && left <= days ? [{ company, rank: rankByDate, more: { daysUntilRenewal: left } }] : [];
}
