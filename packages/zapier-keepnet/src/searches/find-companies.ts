import {
  type Company,
  KeepnetConfigurationError,
  type KeepnetClient,
  KeepnetConsistencyError,
  type Month,
  monthInZone,
  type Verification,
} from '@keepnet-workflows/core';
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';

import { daysField, readDays } from '../inputs/days';
import { LISTS, type ListChoice, mayBeRenewals } from '../inputs/list';
import { asMoreOption, MORE_OPTIONS } from '../inputs/more-options';
import { periodFields, readMonth } from '../inputs/period';
import { readChoice } from '../inputs/read-choice';
import { readWholeNumber } from '../inputs/read-whole-number';
import { timeZoneOf } from '../inputs/time-zone';
import { readVerification, verificationField } from '../inputs/verification';
import { companyOutputFields, overLimitOutputFields } from '../rows/company-output-fields';
import { toCompanyRow } from '../rows/company-row';
import { without } from '../rows/without';
import { sampleCompany } from '../samples/company';
import type { StepBundle } from '../step/create-keepnet';
import { runStep } from '../step/run-step';

const KEY = 'find_companies';
const MOST_ROWS = 500;

const inputFields = defineInputFields([
  {
    key: 'list',
    label: 'Status',
    required: true,
    choices: LISTS,
    altersDynamicFields: true,
    helpText:
      'Companies over their limit are sorted by the largest excess, expired licenses and renewals by the earliest date.',
  },
  (_z: unknown, { inputData }: StepBundle) => (mayBeRenewals(inputData?.['list']) ? [daysField] : []),
  ...periodFields,
  {
    key: 'limit',
    label: 'Limit',
    type: 'integer',
    required: false,
    placeholder: String(MOST_ROWS),
    helpText: `The most companies to return. Empty means ${MOST_ROWS}, the maximum. AI agents: use 50 or fewer.`,
  },
  asMoreOption(verificationField),
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const { list, days, limit, verification } = bundle.inputData ?? {};
    const chosen = readChoice(list, 'Status', LISTS);
    if (chosen === undefined) throw new KeepnetConfigurationError('"Status" is empty. Choose which companies to find.');
    const most = readWholeNumber(limit, 'Limit', { min: 1, max: MOST_ROWS, initial: MOST_ROWS });
    const timeZone = timeZoneOf(bundle);
    const query = { timeZone, verification: readVerification(verification), month: readMonth(bundle) };
    const companies = await find(client, chosen, {
      ...query,
      ...(chosen === 'renewals' && { days: readDays(days) }),
    });
    const found = { total_matches: companies.length, is_complete: companies.length <= most };
    return companies.slice(0, most).map((company) => ({ ...toCompanyRow(company, { timeZone }), ...found }));
  })) satisfies SearchPerform;

interface Query {
  readonly month: Month;
  readonly timeZone: string;
  readonly verification: Verification;
  readonly days?: number;
}

/** The companies of a list, with their Monthly Users of the month. */
async function find(client: KeepnetClient, list: ListChoice, query: Query): Promise<readonly Company[]> {
  const { month, verification, ...when } = query;
  if (list === 'all') {
    const { lines } = await client.usageLines({ month, verification });
    return lines.map((line) => without(line, 'key'));
  }
  // The list already has the running month's numbers.
  if (month === monthInZone(Date.now(), 'UTC')) return await listOf(client, list, { verification, ...when });
  const { lines } = await client.usageLines({ month, verification });
  const usage = new Map(lines.map((line) => [line.companyId, line]));
  const listed = await listOf(client, list, { verification, ...when });
  return listed.map((company) => {
    const line = usage.get(company.companyId);
    if (!line) throw notInMonth(month);
    return { ...company, monthlyUsers: line.monthlyUsers, usageMonth: line.usageMonth };
  });
}

async function listOf(
  client: KeepnetClient,
  list: Exclude<ListChoice, 'all'>,
  { timeZone, verification, days }: Omit<Query, 'month'>,
): Promise<readonly Company[]> {
  switch (list) {
    case 'over_limit':
      return await client.companiesOverLimit({ verification });
    case 'expired':
      return await client.expiredLicenses({ timeZone, verification });
    case 'renewals':
      return await client.upcomingRenewals({ timeZone, verification, ...(days !== undefined && { days }) });
  }
}

function notInMonth(month: Month): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    `No result: customers were added or removed while those of ${month} were read. Run the step again.`,
  );
}

export const findCompanies = defineSearch({
  key: KEY,
  noun: 'Company',
  display: {
    label: 'Find Companies by Status',
    description: 'Finds companies that are over their license limit, expired, or due for renewal.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [MORE_OPTIONS],
    perform,
    sample: { ...sampleCompany, total_matches: 1, is_complete: true },
    outputFields: [
      ...companyOutputFields,
      { key: 'total_matches', label: 'Total Matches', type: 'integer' },
      { key: 'is_complete', label: 'Is Complete', type: 'boolean' },
      ...overLimitOutputFields,
      { key: 'days_expired', label: 'Days Expired', type: 'integer' },
      { key: 'days_until_renewal', label: 'Days Until Renewal', type: 'integer' },
    ],
  },
});
