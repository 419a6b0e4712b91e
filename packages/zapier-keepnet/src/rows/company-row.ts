import { type Company, renewalDay } from '@keepnet-workflows/core';

import { type SnakeCase, snakeCase } from './snake-case';

/** A company as a step gives it. */
export type CompanyRow<C extends Company = Company> = { id: string } & SnakeCase<C> & {
    /** The calendar day of the renewal date, for calendars: an instant is shown in their own time zone. */
    renewal_day: string | null;
    tags_text: string;
  };

export interface RowOptions {
  /** Where the reader is. */
  readonly timeZone: string;
  /** What Zapier knows the row by: a trigger fires once for each. Default: the Company ID. */
  readonly id?: string;
}

export function toCompanyRow<C extends Company>(
  company: C,
  { timeZone, id = company.companyId }: RowOptions,
): CompanyRow<C> {
  const { renewalDate, tags } = company;
  return {
    id,
    ...snakeCase(company),
    renewal_day: renewalDate === null ? null : renewalDay(renewalDate, timeZone),
    tags_text: tags.join(', '),
  };
}
