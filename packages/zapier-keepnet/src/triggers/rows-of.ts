import type { Company } from '@keepnet-workflows/core';

import { timeZoneOf } from '../inputs/time-zone';
import { type CompanyRow, toCompanyRow } from '../rows/company-row';
import { newestFirst } from '../rows/newest-first';
import type { StepBundle } from '../step/create-keepnet';
import { SAMPLE_ROWS } from './sample-rows';

/**
 * The rows of a trigger that watches a list: always the whole list, so that no older company appears later and is taken
 * for a new one.
 *
 * @param state The value that makes an entry new if it changes: a company fires once for each value.
 */
export function rowsOf<C extends Company>(
  bundle: StepBundle,
  companies: readonly C[],
  order: 'createdAt' | 'renewalDate',
  state: (company: C) => string | number,
): CompanyRow<C>[] {
  const newest = companies.toSorted(newestFirst(order));
  const shown = bundle.meta?.isLoadingSample ? newest.slice(0, SAMPLE_ROWS) : newest;
  const timeZone = timeZoneOf(bundle);
  return shown.map((company) => toCompanyRow(company, { timeZone, id: `${company.companyId}:${state(company)}` }));
}

/** Only the day: Keepnet writes the same date with and without a time, and no one renews by the minute. */
export const renewalDayOf = ({ renewalDate }: { readonly renewalDate: string }): string => renewalDate.slice(0, 10);
