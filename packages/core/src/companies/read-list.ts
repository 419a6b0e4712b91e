import type { CalendarDay } from '../dates/calendar-day';
import { addDays } from '../dates/calendar-day';
import type { Company } from './company';
import { companyReader } from './company-reader';
import { BY_CREATION, type FilterItem } from './company-search';
import { DATE_MARGIN_DAYS } from './date-margin';
import { isSmall } from './few-pages';
import { isRefusal } from './is-refusal';
import { readRenewalOrder } from './read-renewal-order';
import { readStrictly } from './read-strictly';
import { collect, readWhole, type WholeReading } from './read-whole';
import type { Reading } from './reading';

/** Which renewal dates a list is about; days included. */
export interface RenewalWindow {
  readonly from?: CalendarDay;
  readonly to: CalendarDay;
}

/**
 * Reads the companies that belong to a list by renewal date. `belongs` decides; the server's filter and order only
 * save requests, and the same list comes out with or without them.
 *
 * @param strict Reads everything, whatever its size, until two readings agree.
 */
export async function readByRenewal(
  reading: Reading,
  window: RenewalWindow,
  belongs: (company: Company) => boolean,
  strict: boolean,
): Promise<Company[]> {
  if (strict) return (await readStrictly(reading, { belongs, decidedBy: ({ renewalDate }) => [renewalDate] })).result;

  const { abilities } = reading.context;
  const toRow = companyReader(reading.context);
  const whole = await readWhole(
    reading,
    BY_CREATION,
    toRow,
    () => collect(belongs),
    ({ totalRecords, rowsOnPage }) => isSmall(totalRecords, rowsOnPage),
  );
  if (whole.tally.complete) return whole.result;

  if (abilities.filter) {
    const query = { ...BY_CREATION, filterItems: renewalFilter(window) };
    try {
      const filtered = await readWhole(reading, query, toRow, () => collect(belongs));
      // Rows of the first page are known without a filter. One that is missing now was dropped, or has just changed.
      if (whole.result.every(({ companyId }) => filtered.tally.ids.has(companyId))) return filtered.result;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    abilities.filter = false;
  }
  const lastDay = addDays(window.to, DATE_MARGIN_DAYS);
  const known = { ids: [...whole.tally.ids], belonging: whole.result };
  const sorted = await readRenewalOrder(reading, toRow, { lastDay, belongs, known });
  if (sorted) return sorted;
  return (await readWhole(reading, BY_CREATION, toRow, () => collect(belongs))).result;
}

/**
 * Reads the companies over their License Limit through the documented flag, which `belongs` checks.
 *
 * @param strict Reads everything instead, whatever its size, until two readings agree.
 */
export async function readOverLimit(
  reading: Reading,
  belongs: (company: Company) => boolean,
  strict: boolean,
): Promise<WholeReading<Company[]>> {
  if (strict) {
    return readStrictly(reading, {
      belongs,
      decidedBy: ({ targetUsers, licenseLimit }) => [targetUsers, licenseLimit],
    });
  }
  const { abilities } = reading.context;
  const read = (overLimitOnly: boolean): Promise<WholeReading<Company[]>> =>
    readWhole(reading, { ...BY_CREATION, overLimitOnly }, companyReader(reading.context), () => collect(belongs));
  if (!abilities.overLimit) return read(false);
  try {
    return await read(true);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const whole = await read(false);
    abilities.overLimit = false;
    return whole;
  }
}

function renewalFilter({ from, to }: RenewalWindow): FilterItem[] {
  const item = (Operator: string, day: CalendarDay): FilterItem => ({
    FieldName: 'LicenseEndDate',
    Operator,
    Value: `${day}T00:00:00`,
  });
  const upper = item('<=', addDays(to, DATE_MARGIN_DAYS));
  return from ? [item('>=', addDays(from, -DATE_MARGIN_DAYS)), upper] : [upper];
}
