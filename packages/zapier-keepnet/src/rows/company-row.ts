import { type Company, renewalDay } from '@keepnet-workflows/core';

import { type SnakeCase, snakeCase } from './snake-case';

/** A company as a step gives it. */
export type CompanyRow<C extends Company = Company> = { id: string } & SnakeCase<C> & {
    /** The calendar day of the renewal date, for calendars, which show an instant in their own time zone. */
    renewal_day: string | null;
    tags_text: string;
  };

export interface RowOptions {
  /** The reader's time zone. */
  readonly timeZone: string;
  /** Zapier's key for the row: a trigger fires once for each. Default: the Company ID. */
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
