import type { GroupBy } from '@keepnet-workflows/core';
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';

import { MORE_OPTIONS, asMoreOption } from '../inputs/more-options';
import { periodFields, readMonth } from '../inputs/period';
import { readChoice } from '../inputs/read-choice';
import { readVerification, verificationField } from '../inputs/verification';
import { snakeCase } from '../rows/snake-case';
import { toProof } from '../rows/to-proof';
import { without } from '../rows/without';
import { sampleTotal } from '../samples/total';
import { runStep } from '../step/run-step';
import { NO_GROUP, summaryText } from './summary-text';
import { totalOutputFields } from './total-output-fields';

const KEY = 'monthly_user_total';

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
    helpText: 'Also returns a total for each group. With tags, a company with two tags counts in both.',
  },
  asMoreOption(verificationField),
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const month = readMonth(bundle);
    const group = readChoice(bundle.inputData?.group_by, 'Group By', GROUPS);
    const verification = readVerification(bundle.inputData?.verification);
    const total = await client.monthlyUserTotal({ month, verification, ...(group && { groupBy: FIELDS[group] }) });
    return [
      {
        id: group ? `${month}:${group}` : month,
        ...snakeCase(without(total, 'groups', 'completeness')),
        summary_text: summaryText(total, group && GROUPS[group]),
        ...toProof(total.completeness),
        groups: total.groups.map((one) => ({ ...snakeCase(one), group: one.group ?? NO_GROUP })),
      },
    ];
  })) satisfies SearchPerform<typeof inputFields>;

export const monthlyUserTotal = defineSearch({
  key: KEY,
  noun: 'Total',
  display: {
    label: 'Find Monthly User Total',
    description: 'Finds the total monthly users of all companies for a month.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [MORE_OPTIONS],
    perform,
    sample: sampleTotal,
    outputFields: [
      ...totalOutputFields,
      {
        key: 'groups',
        label: 'Groups',
        children: [
          { key: 'group', label: 'Group', type: 'string' },
          { key: 'monthly_users', label: 'Monthly Users', type: 'integer' },
          { key: 'company_count', label: 'Company Count', type: 'integer' },
        ],
      },
    ],
  },
});
