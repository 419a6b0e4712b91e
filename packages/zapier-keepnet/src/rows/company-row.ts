import type { Company } from '@keepnet-workflows/core';

import { type SnakeCase, snakeCase } from './snake-case';

/** A company as a step gives it. */
export type CompanyRow<C extends Company = Company> = { id: string } & SnakeCase<C>;

/** @param id What Zapier knows the row by: a trigger fires once for each. Default: the Company ID. */
export function toCompanyRow<C extends Company>(company: C, id = company.companyId): CompanyRow<C> {
  return { id, ...snakeCase(company) };
}
