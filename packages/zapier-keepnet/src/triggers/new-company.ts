import { defineTrigger, type PollingTriggerPerform } from 'zapier-platform-core';

import { timeZoneOf } from '../inputs/time-zone';
import { companyOutputFields } from '../rows/company-output-fields';
import { toCompanyRow } from '../rows/company-row';
import { newestFirst } from '../rows/newest-first';
import { sampleCompany } from '../samples/company';
import { runStep } from '../step/run-step';
import { SAMPLE_ROWS } from './sample-rows';

const KEY = 'new_company';
// One page. When a Zap is turned on, all companies are recorded, so that no old company can later appear as new.
const ROWS_OF_A_POLL = 5000;

export const perform = (async (z, bundle) => {
  const { isLoadingSample, isPopulatingDedupe } = bundle.meta ?? {};
  const limit = isLoadingSample ? SAMPLE_ROWS : isPopulatingDedupe ? undefined : ROWS_OF_A_POLL;
  return await runStep(
    z,
    bundle,
    KEY,
    async (client) => {
      const newest = { orderBy: 'createdAt', ascending: false, ...(limit !== undefined && { limit }) } as const;
      const { companies } = await client.searchCompanies(newest);
      const timeZone = timeZoneOf(bundle);
      return companies.toSorted(newestFirst('createdAt')).map((company) => toCompanyRow(company, { timeZone }));
    },
    limit === ROWS_OF_A_POLL ? { pageSize: ROWS_OF_A_POLL } : {},
  );
}) satisfies PollingTriggerPerform;

export const newCompany = defineTrigger({
  key: KEY,
  noun: 'Company',
  display: { label: 'New Company', description: 'Triggers when a company is added to your reseller account.' },
  operation: { type: 'polling', perform, sample: sampleCompany, outputFields: [...companyOutputFields] },
});
