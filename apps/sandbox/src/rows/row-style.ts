import type { ServerScenarios } from '../scenarios/server-scenarios';
import type { ListedCompany } from '../world/company-record';
import type { DateFormat } from './format-date';

/** How rows are written for one request. */
export interface RowStyle {
  /** `YYYY-MM`: the month of the Monthly Users. */
  readonly month: string;
  /** False for a month without numbers. */
  readonly hasUsers: boolean;
  readonly today: string;
  readonly dateFormat: DateFormat;
  readonly renewal: 'midnight' | 'with-time' | 'without-time' | 'placeholders';
  /** Reseller names are spelled in several ways. */
  readonly hasTwinResellers: boolean;
}

const FORMATS: readonly DateFormat[] = ['iso', 'iso-offset', 'year-first', 'day-first', 'month-first'];

const RENEWALS = ['with-time', 'without-time', 'placeholders'] as const;

/** Dates that other systems store for "no date". */
const PLACEHOLDERS = ['0001-01-01', '1753-01-01', '1970-01-01', '9999-12-31'];

function dateFormatOf(scenarios: ServerScenarios): DateFormat {
  return FORMATS.find((format) => scenarios.has(`date-${format}`)) ?? 'plain';
}

export function rowStyleOf(scenarios: ServerScenarios, month: string, today: string): RowStyle {
  return {
    month,
    hasUsers: true,
    today,
    dateFormat: dateFormatOf(scenarios),
    renewal: RENEWALS.find((renewal) => scenarios.has(`renewal-${renewal}`)) ?? 'midnight',
    hasTwinResellers: scenarios.has('twin-resellers'),
  };
}

/** The stored renewal date: `YYYY-MM-DDTHH:mm:ss` in UTC, or null. */
export function renewalInstant(company: ListedCompany, renewal: RowStyle['renewal']): string | null {
  if (company.renewalDay === null) {
    return renewal === 'placeholders' ? `${PLACEHOLDERS[company.sequence % PLACEHOLDERS.length]}T00:00:00` : null;
  }
  const added = renewal === 'with-time' ? company.spareRenewalTime : '00:00:00';
  return `${company.renewalDay}T${company.renewalTime ?? added}`;
}
