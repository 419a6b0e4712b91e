import type { CalendarDay } from '../dates/calendar-day';
import { addDays } from '../dates/calendar-day';
import type { Company } from './company';
import { BY_CREATION, type FilterItem } from './company-search';
import { readCompany } from './company-schema';
import { DATE_MARGIN_DAYS } from './date-margin';
import { FEW_PAGES } from './few-pages';
import { isRefusal } from './is-refusal';
import { readRenewalOrder } from './read-renewal-order';
import { collect, readWhole } from './read-whole';
import type { Reading } from './reading';

/** Which renewal dates a list is about; days included. */
export interface RenewalWindow {
  readonly from?: CalendarDay;
  readonly to: CalendarDay;
}

export interface ListReading {
  readonly companies: Company[];
  /** How many companies are over their limit, in the server's own count, if it told. */
  readonly overLimitCount?: number | undefined;
}

/**
 * Reads the companies that belong to a list by renewal date. `belongs` decides; the server's filter and order only
 * save requests, and the same list comes out with or without them.
 *
 * @param strict Reads everything, whatever its size.
 */
export async function readByRenewal(
  reading: Reading,
  window: RenewalWindow,
  belongs: (company: Company) => boolean,
  strict: boolean,
): Promise<Company[]> {
  const { context } = reading;
  const { abilities } = context;
  const toRow = (row: Parameters<typeof readCompany>[0]): Company => readCompany(row, context);
  const whole = await readWhole(reading, BY_CREATION, toRow, () => collect(belongs), strict ? Infinity : FEW_PAGES);
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
  const sorted = await readRenewalOrder(reading, lastDay, toRow, belongs);
  if (sorted) return sorted;
  return (await readWhole(reading, BY_CREATION, toRow, () => collect(belongs))).result;
}

/** Reads the companies over their License Limit through the documented flag, or all of them if `strict`. */
export async function readOverLimit(
  reading: Reading,
  belongs: (company: Company) => boolean,
  strict: boolean,
): Promise<ListReading> {
  const { context } = reading;
  const toRow = (row: Parameters<typeof readCompany>[0]): Company => readCompany(row, context);
  const read = async (overLimitOnly: boolean): Promise<ListReading> => {
    const { result, tally } = await readWhole(reading, { ...BY_CREATION, overLimitOnly }, toRow, () =>
      collect(belongs),
    );
    return { companies: result, overLimitCount: tally.overLimitCount };
  };
  if (strict) return read(false);
  try {
    return await read(true);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return read(false);
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
