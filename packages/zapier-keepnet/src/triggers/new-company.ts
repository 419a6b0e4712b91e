import type { Company } from '@keepnet-workflows/core';
import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { companyOutputFields } from '../rows/company-output-fields';
import { toCompanyRow } from '../rows/company-row';
import { newestFirst } from '../rows/newest-first';
import { runInTime } from '../run-in-time';
import { sampleCompany } from '../samples/company';
import { SAMPLE_ROWS } from './sample-rows';

// One page. What is known when a Zap is turned on reaches further back, so that a company that is deleted later does
// not bring an old one into sight as a new one.
const ROWS_OF_A_POLL = 1000;
const ROWS_AT_FIRST = 5000;

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const { isLoadingSample, isPopulatingDedupe } = bundle.meta ?? {};
    const limit = isLoadingSample ? SAMPLE_ROWS : isPopulatingDedupe ? ROWS_AT_FIRST : ROWS_OF_A_POLL;
    const newest: Company[] = [];
    const companies = createKeepnet(z, bundle, signal).searchCompanies({
      orderBy: 'createdAt',
      ascending: false,
      limit,
    });
    for await (const company of companies) newest.push(company);
    return newest.sort(newestFirst('createdAt')).map((company) => toCompanyRow(company));
  })) satisfies PollingTriggerPerform;

export const newCompany = defineTrigger({
  key: 'new_company',
  noun: 'Company',
  display: { label: 'New Company', description: 'Triggers when a company is added to your reseller account.' },
  operation: { type: 'polling', perform, sample: sampleCompany, outputFields: companyOutputFields },
});
