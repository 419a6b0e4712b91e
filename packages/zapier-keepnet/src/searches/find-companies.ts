import {
  type Company,
  KeepnetConfigurationError,
  type KeepnetClient,
  type Verification,
} from '@keepnet-workflows/core';
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { daysField, readDays } from '../inputs/days';
import { LISTS, type ListChoice } from '../inputs/list';
import { readChoice } from '../inputs/read-choice';
import { readWholeNumber } from '../inputs/read-whole-number';
import { timeZoneOf } from '../inputs/time-zone';
import { readVerification, verificationField } from '../inputs/verification';
import { companyOutputFields } from '../rows/company-output-fields';
import { toCompanyRow } from '../rows/company-row';
import { runInTime } from '../run-in-time';
import { sampleCompany } from '../samples/company';

const MOST_ROWS = 500;

const inputFields = defineInputFields([
  {
    key: 'status',
    label: 'Status',
    required: true,
    default: 'all',
    choices: LISTS,
    helpText:
      'Which companies to look for. Those over their limit come with the largest excess first, the others by date.',
  },
  daysField,
  {
    key: 'limit',
    label: 'Limit',
    type: 'integer',
    required: false,
    default: '100',
    helpText: `The largest number of companies to return, up to ${MOST_ROWS}. For more, export them to a file.`,
  },
  verificationField,
]);

/** The first companies of a list, and how many there are in all. */
interface Found {
  readonly companies: readonly Company[];
  readonly total: number;
}

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const { status, days, limit, verification } = bundle.inputData ?? {};
    const list = readChoice(status, 'Status', LISTS);
    if (list === undefined) throw new KeepnetConfigurationError('"Status" is empty. Choose which companies to find.');
    const query = {
      days,
      limit: readWholeNumber(limit, 'Limit', { min: 1, max: MOST_ROWS, initial: 100 }),
      timeZone: timeZoneOf(bundle),
      verification: readVerification(verification),
    };
    const { companies, total } = await find(createKeepnet(z, bundle, signal), list, query);
    return companies.map((company) => ({ ...toCompanyRow(company), total_matches: total }));
  })) satisfies SearchPerform<typeof inputFields>;

interface Query {
  /** As it stands in the field: what is left in there from another status must not stop this one. */
  readonly days: unknown;
  readonly limit: number;
  readonly timeZone: string;
  readonly verification: Verification;
}

async function find(client: KeepnetClient, list: ListChoice, query: Query): Promise<Found> {
  const { days, limit, timeZone, verification } = query;
  switch (list) {
    case 'all':
      if (verification === 'strict') throw notStrict();
      return await firstOf(client.searchCompanies(), limit);
    case 'over_limit':
      return cut(await client.companiesOverLimit({ verification }), limit);
    case 'expired':
      return cut(await client.expiredLicenses({ timeZone, verification }), limit);
    case 'renewals':
      return cut(await client.upcomingRenewals({ days: readDays(days), timeZone, verification }), limit);
  }
}

function cut(companies: readonly Company[], limit: number): Found {
  return { companies: companies.slice(0, limit), total: companies.length };
}

function notStrict(): KeepnetConfigurationError {
  return new KeepnetConfigurationError(
    '"Verification" cannot be strict for all companies. Choose another status, or Export Companies.',
  );
}

async function firstOf(all: AsyncIterable<Company>, limit: number): Promise<Found> {
  const companies: Company[] = [];
  let total = 0;
  for await (const company of all) {
    if (++total <= limit) companies.push(company);
  }
  return { companies, total };
}

export const findCompanies = defineSearch({
  key: 'find_companies',
  noun: 'Company',
  display: {
    label: 'Find Companies',
    description: 'Finds all companies, those over their license limit, the expired ones, or those soon to be renewed.',
  },
  operation: {
    inputFields,
    perform,
    sample: { ...sampleCompany, total_matches: 1 },
    outputFields: [
      ...companyOutputFields,
      { key: 'total_matches', label: 'Total Matches', type: 'integer' },
      { key: 'excess_users', label: 'Excess Users', type: 'integer' },
      { key: 'utilization', label: 'Utilization (Target Users per License)', type: 'number' },
      { key: 'days_expired', label: 'Days Expired', type: 'integer' },
      { key: 'days_until_renewal', label: 'Days Until Renewal', type: 'integer' },
    ],
  },
});
