import { type Company, foldCase, KeepnetConfigurationError, tidyName } from '@keepnet-workflows/core';
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';

import { readChoice } from '../inputs/read-choice';
import { readText } from '../inputs/read-text';
import { timeZoneOf } from '../inputs/time-zone';
import { companyOutputFields } from '../rows/company-output-fields';
import { toCompanyRow } from '../rows/company-row';
import { sampleCompany } from '../samples/company';
import { runStep } from '../step/run-step';
import { bestMatchFirst } from './best-match-first';

const KEY = 'find_company';
const MOST_ROWS = 100;
const MATCHES = { contains: 'Contains', exact: 'Exact' } as const;

const inputFields = defineInputFields([
  {
    key: 'name',
    label: 'Company Name or ID',
    required: true,
    placeholder: 'Northwind',
    helpText: 'Names are not case-sensitive. The best match comes first.',
  },
  {
    key: 'match',
    label: 'Match',
    required: false,
    choices: MATCHES,
    placeholder: MATCHES.contains,
    helpText:
      'Exact only finds the full name. Choose it if you write data or create an invoice for the company that is found. Otherwise `Acme` may find `Acme Dental`.',
  },
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const text = readText(bundle.inputData?.name, 'Company Name or ID');
    const match = readChoice(bundle.inputData?.match, 'Match', MATCHES) ?? 'contains';
    if (text === undefined) throw new KeepnetConfigurationError('"Company Name or ID" is empty. Fill in one of them.');
    const wanted = foldCase(tidyName(text));
    const isExact = ({ companyName, companyId }: Company): boolean =>
      companyId === text || foldCase(tidyName(companyName ?? '')) === wanted;
    const contains = ({ companyName }: Company): boolean => foldCase(tidyName(companyName ?? '')).includes(wanted);
    // One complete reading answers both questions.
    const { companies } = await client.searchCompanies();
    const found = companies.filter((company) => isExact(company) || (match === 'contains' && contains(company)));
    return found
      .sort(bestMatchFirst(text))
      .slice(0, MOST_ROWS)
      .map((company) => ({
        ...toCompanyRow(company, { timeZone: timeZoneOf(bundle) }),
        exact_match: isExact(company),
        total_matches: found.length,
      }));
  })) satisfies SearchPerform<typeof inputFields>;

export const findCompany = defineSearch({
  key: KEY,
  noun: 'Company',
  display: { label: 'Find Company', description: 'Finds a company by name.' },
  operation: {
    inputFields,
    perform,
    sample: { ...sampleCompany, exact_match: true, total_matches: 1 },
    outputFields: [
      ...companyOutputFields,
      { key: 'exact_match', label: 'Exact Match', type: 'boolean' },
      { key: 'total_matches', label: 'Total Matches', type: 'integer' },
    ],
  },
});
