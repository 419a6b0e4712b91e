import type { RequestScenarios } from '../scenarios/active-scenarios';
import type { CompanyRecord } from '../world/company-record';
import type { DateFormat } from './format-date';

/** How rows are written for one request. */
export interface RowStyle {
  /** `YYYY-MM`: the month whose Monthly Users are told. */
  readonly month: string;
  readonly today: string;
  readonly dateFormat: DateFormat;
  readonly renewal: 'midnight' | 'with-time' | 'without-time';
}

const FORMATS: readonly DateFormat[] = ['iso', 'iso-offset', 'year-first', 'day-first', 'month-first'];

function dateFormatOf(scenarios: RequestScenarios): DateFormat {
  return FORMATS.find((format) => scenarios.has(`date-${format}`)) ?? 'plain';
}

export function rowStyleOf(scenarios: RequestScenarios, month: string, today: string): RowStyle {
  return {
    month,
    today,
    dateFormat: dateFormatOf(scenarios),
    renewal: scenarios.has('renewal-with-time')
      ? 'with-time'
      : scenarios.has('renewal-without-time')
        ? 'without-time'
        : 'midnight',
  };
}

/** The renewal date as it is stored: `YYYY-MM-DDTHH:mm:ss` in UTC, or null. */
export function renewalInstant(company: CompanyRecord, renewal: RowStyle['renewal']): string | null {
  if (company.renewalDay === null) return null;
  const added = renewal === 'with-time' ? company.spareRenewalTime : '00:00:00';
  return `${company.renewalDay}T${company.renewalTime ?? added}`;
}
