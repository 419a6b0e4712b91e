import { type Company, KeepnetConfigurationError } from '@keepnet-workflows/core';
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { readText } from '../inputs/read-text';
import { companyOutputFields } from '../rows/company-output-fields';
import { toCompanyRow } from '../rows/company-row';
import { runInTime } from '../run-in-time';
import { sampleCompany } from '../samples/company';
import { bestMatchFirst } from './best-match-first';

const MOST_ROWS = 100;

const inputFields = defineInputFields([
  {
    key: 'name',
    label: 'Company Name',
    required: true,
    placeholder: 'Northwind',
    helpText: 'All of it or a part; capital letters do not matter. An exact match comes first.',
  },
]);

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const text = readText(bundle.inputData?.name, 'Company Name');
    if (text === undefined)
      throw new KeepnetConfigurationError('"Company Name" is empty. Fill in all of it or a part.');
    const found: Company[] = [];
    for await (const company of createKeepnet(z, bundle, signal).searchCompanies({ text })) found.push(company);
    return found
      .sort(bestMatchFirst(text))
      .slice(0, MOST_ROWS)
      .map((company) => toCompanyRow(company));
  })) satisfies SearchPerform<typeof inputFields>;

export const findCompany = defineSearch({
  key: 'find_company',
  noun: 'Company',
  display: {
    label: 'Find Company',
    description: 'Finds companies by name, the best match first.',
  },
  operation: { inputFields, perform, sample: sampleCompany, outputFields: companyOutputFields },
});
