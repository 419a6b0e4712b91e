import { foldCase, isMonthClosed, KeepnetConfigurationError, tidyName } from '@keepnet-workflows/core';
import { defineInputFields, defineSearch, type SearchPerform } from 'zapier-platform-core';

import { asMoreOption, MORE_OPTIONS } from '../inputs/more-options';
import { resellerChoices, tagChoices } from '../inputs/name-choices';
import { periodFields, readMonth } from '../inputs/period';
import { readText } from '../inputs/read-text';
import { timeZoneOf } from '../inputs/time-zone';
import { readVerification, verificationField } from '../inputs/verification';
import { runStep } from '../step/run-step';
import {
  customerTagPrefixField,
  includeZeroField,
  readCustomerTagPrefix,
  readIncludeZero,
} from '../usage/usage-fields';
import { sampleUsage, toUsageRow, usageOutputFields } from '../usage/usage-row';

const KEY = 'usage_lines';
const MOST_ROWS = 500;

const inputFields = defineInputFields([
  ...periodFields,
  {
    key: 'reseller_name',
    label: 'Reseller Name',
    required: false,
    choices: { perform: resellerChoices },
    helpText: 'Only companies of this reseller. Enter the full name; it is not case-sensitive.',
  },
  {
    key: 'tag',
    label: 'Tag',
    required: false,
    choices: { perform: tagChoices },
    helpText: 'Only companies with this tag.',
  },
  includeZeroField,
  asMoreOption(verificationField),
  asMoreOption(customerTagPrefixField),
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const { reseller_name, tag, include_zero, verification, customer_tag_prefix } = bundle.inputData ?? {};
    const month = readMonth(bundle);
    const isReseller = isNamed(readText(reseller_name, 'Reseller Name'));
    const isTag = isNamed(readText(tag, 'Tag'));
    const includeZero = readIncludeZero(include_zero);
    const options = { timeZone: timeZoneOf(bundle), customerTagPrefix: readCustomerTagPrefix(customer_tag_prefix) };

    const monthClosed = isMonthClosed(month, Date.now());
    const usage = await client.usageLines({ month, verification: readVerification(verification) });
    const wanted = usage.lines.filter(
      ({ monthlyUsers, resellerName, tags }) =>
        (includeZero || monthlyUsers > 0) && isReseller([resellerName ?? '']) && isTag(tags),
    );
    if (wanted.length > MOST_ROWS) throw tooMany(wanted.length);
    return wanted.map((line) => ({
      ...toUsageRow(line, { ...usage, monthClosed }, options),
      total_matches: wanted.length,
    }));
  })) satisfies SearchPerform;

function isNamed(wanted: string | undefined): (names: readonly string[]) => boolean {
  if (wanted === undefined) return () => true;
  const name = foldCase(tidyName(wanted));
  return (names) => names.some((one) => foldCase(tidyName(one)) === name);
}

function tooMany(rows: number): KeepnetConfigurationError {
  return new KeepnetConfigurationError(
    `No result: ${rows} companies match, a search gives at most ${MOST_ROWS}, and none may be left out of an ` +
      'invoice. Choose a Reseller Name or a Tag, or use Monthly Report, which puts all of them into a file.',
  );
}

export const usageLines = defineSearch({
  key: KEY,
  noun: 'Usage',
  display: { label: 'Find Usage Lines', description: 'Finds the monthly users of each company for a month.' },
  operation: {
    inputFields,
    inputFieldGroups: [MORE_OPTIONS],
    perform,
    sample: { ...sampleUsage, total_matches: 1 },
    outputFields: [...usageOutputFields, { key: 'total_matches', label: 'Total Matches', type: 'integer' }],
  },
});
