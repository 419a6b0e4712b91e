import type { Company } from '@keepnet-workflows/core';

import type { DemoContext } from '../demo-context';
import { DEMO_SETTING } from '../demo-setting';
import { formatCount, formatNumber, formatShare } from '../format-number';
import type { TableColumn } from '../format-table';
import { oneLine } from '../one-line';
import { paint } from '../paint';

/** The companies of the three lists, as the files of these lists must hold them. */
export interface CompanyLists {
  readonly overLimit: readonly Company[];
  readonly expired: readonly Company[];
  readonly renewals: readonly Company[];
}

const FIRST_ROWS = 5;
const COMPANY: readonly TableColumn[] = [
  { title: 'Company', width: 28 },
  { title: 'Reseller', width: 19 },
];

const nameCells = ({ companyName, resellerName }: Company): string[] => [
  oneLine(companyName),
  oneLine(resellerName, '(no reseller)'),
];
const numberColumn = (title: string): TableColumn => ({ title, align: 'right' });

/** Who is over the License Limit, who has expired, who must renew soon. */
export async function listCompanies({ client, report }: DemoContext): Promise<CompanyLists> {
  const { today: asOf, renewalDays: days } = DEMO_SETTING;
  report.chapter('Companies that need attention');

  function show<Row extends Company>(
    what: string,
    companies: readonly Row[],
    columns: readonly TableColumn[],
    cells: (company: Row) => string[],
  ): void {
    report.line(`${paint('bold', formatCount(companies.length, 'company', 'companies'))} ${what}`);
    const rows = companies.slice(0, FIRST_ROWS).map((company) => [...nameCells(company), ...cells(company)]);
    if (rows.length > 0) report.table([...COMPANY, ...columns], rows);
    const more = companies.length - rows.length;
    if (more > 0) report.line(paint('dim', `… and ${formatNumber(more)} more, in the file`));
    report.line();
  }

  const overLimit = await client.companiesOverLimit();
  show(
    'over the License Limit, the largest excess first',
    overLimit,
    ['License\nLimit', 'Target\nUsers', 'Over\nby', 'Used'].map(numberColumn),
    ({ licenseLimit, targetUsers, excessUsers, utilizationPercent }) => [
      formatNumber(licenseLimit),
      formatNumber(targetUsers),
      formatNumber(excessUsers),
      utilizationPercent === null ? '–' : formatShare(utilizationPercent / 100),
    ],
  );

  const expired = await client.expiredLicenses({ asOf });
  const dateColumns = (daysTitle: string): TableColumn[] => [{ title: 'Renewal\nDate' }, numberColumn(daysTitle)];
  show(
    `with an expired license as of ${asOf}, the longest expired first`,
    expired,
    dateColumns('Days\nexpired'),
    ({ renewalDate, daysExpired }) => [renewalDate.slice(0, 10), formatNumber(daysExpired)],
  );

  const renewals = await client.upcomingRenewals({ days, asOf });
  show(
    `to renew within ${days} days from ${asOf}, the earliest first`,
    renewals,
    dateColumns('Days\nleft'),
    ({ renewalDate, daysUntilRenewal }) => [renewalDate.slice(0, 10), formatNumber(daysUntilRenewal)],
  );

  const overlap = expired.filter(({ companyId }) => renewals.some((company) => company.companyId === companyId));
  report.check('No company is both expired and due for renewal', overlap.length === 0);
  return { overLimit, expired, renewals };
}
