import type { GroupBy } from '@keepnet-workflows/core';
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { periodFields, readMonth } from '../inputs/period';
import { readChoice } from '../inputs/read-choice';
import { readVerification, verificationField } from '../inputs/verification';
import { snakeCase } from '../rows/snake-case';
import { runInTime } from '../run-in-time';
import { sampleTotal } from '../samples/total';
import { summaryText } from './summary-text';
import { totalOutputFields } from './total-output-fields';

const GROUPS = {
  reseller_name: 'Reseller',
  license_type_name: 'License Type',
  industry_name: 'Industry',
  tag: 'Tag',
} as const;

const FIELDS: Readonly<Record<keyof typeof GROUPS, GroupBy>> = {
  reseller_name: 'resellerName',
  license_type_name: 'licenseTypeName',
  industry_name: 'industryName',
  tag: 'tag',
};

const inputFields = defineInputFields([
  ...periodFields,
  {
    key: 'group_by',
    label: 'Group By',
    required: false,
    choices: GROUPS,
    helpText: 'Adds up by this as well. With tags, a company that has two of them counts in both.',
  },
  verificationField,
]);

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const month = readMonth(bundle);
    const group = readChoice(bundle.inputData?.group_by, 'Group By', GROUPS);
    const verification = readVerification(bundle.inputData?.verification);
    const client = createKeepnet(z, bundle, signal);
    const total = await client.monthlyUserTotal({ month, verification, ...(group && { groupBy: FIELDS[group] }) });
    const { groups, completeness, ...numbers } = total;
    return [
      {
        id: group ? `${month}:${group}` : month,
        ...snakeCase(numbers),
        summary_text: summaryText(total, group && GROUPS[group]),
        groups: groups.map((one) => snakeCase(one)),
        completeness: snakeCase(completeness),
      },
    ];
  })) satisfies SearchPerform<typeof inputFields>;

export const monthlyUserTotal = defineSearch({
  key: 'monthly_user_total',
  noun: 'Total',
  display: {
    label: 'Find Monthly User Total',
    description: 'Finds the monthly users of all companies added up, with proof that none is missing.',
  },
  operation: { inputFields, perform, sample: sampleTotal, outputFields: totalOutputFields },
});
