import type { CompanySnapshot, RunningSandbox } from '@keepnet-workflows/sandbox';

import { inDays, LAST_MONTH, TODAY } from '../../e2e/setup/days';

type Row = Readonly<Record<string, unknown>>;

/** One thing that resellers ask, with its right answer. */
export interface Question {
  readonly name: string;
  readonly parameters: Row;
  /** What of the workflow's rows is compared. */
  readonly read: (rows: readonly Row[]) => unknown;
  /** The same from the companies as they really are. */
  readonly truth: (server: RunningSandbox) => unknown;
}

const pairs = (rows: readonly (readonly [unknown, unknown])[]): string[] => rows.map((pair) => pair.join(' ')).sort();
const columns =
  (first: string, second: string) =>
  (rows: readonly Row[]): string[] =>
    pairs(rows.map((row) => [row[first], row[second]]));

function companies({ sandbox }: RunningSandbox, belongs: (company: CompanySnapshot) => boolean): CompanySnapshot[] {
  return sandbox.snapshot().filter(belongs);
}

const daysSince = (day: string | null): number => (Date.parse(TODAY) - Date.parse(day ?? '')) / 86_400_000;

/** The number on an invoice: Monthly Users of last month, and of how many companies. */
export const TOTAL: Question = {
  name: 'total',
  parameters: { resource: 'usage', operation: 'getMonthlyTotal' },
  read: (rows) => rows.map(({ totalMonthlyUsers, companyCount }) => [totalMonthlyUsers, companyCount]),
  truth: ({ sandbox }) => {
    const counted = sandbox.snapshot({ month: LAST_MONTH });
    return [[counted.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0), counted.length]];
  },
};

/** The total, the lists and the export. */
export const QUESTIONS: readonly Question[] = [
  TOTAL,
  {
    name: 'over limit',
    parameters: { resource: 'license', operation: 'getOverLimit' },
    read: columns('companyId', 'excessUsers'),
    truth: (server) =>
      pairs(
        companies(server, ({ isOverLimit }) => isOverLimit).map((company) => [
          company.companyId,
          company.targetUsers - (company.licenseLimit ?? 0),
        ]),
      ),
  },
  {
    name: 'expired',
    parameters: { resource: 'license', operation: 'getExpired' },
    read: columns('companyId', 'daysExpired'),
    truth: (server) =>
      pairs(
        companies(server, ({ isExpired }) => isExpired).map(({ companyId, renewalDay }) => [
          companyId,
          daysSince(renewalDay),
        ]),
      ),
  },
  {
    name: 'renewals',
    parameters: { resource: 'license', operation: 'getRenewals', days: 60 },
    read: columns('companyId', 'daysUntilRenewal'),
    truth: (server) =>
      pairs(
        companies(
          server,
          ({ renewalDay }) => renewalDay !== null && renewalDay >= TODAY && renewalDay <= inDays(60),
        ).map(({ companyId, renewalDay }) => [companyId, -daysSince(renewalDay)]),
      ),
  },
  {
    name: 'export',
    parameters: { resource: 'company', operation: 'export', list: 'all', format: 'csv' },
    read: columns('Company Name', `Monthly Users ${LAST_MONTH}`),
    truth: ({ sandbox }) =>
      pairs(
        sandbox.snapshot({ month: LAST_MONTH }).map(({ companyName, monthlyUsers }) => [companyName, monthlyUsers]),
      ),
  },
];
