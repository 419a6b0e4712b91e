import { reportFigures } from '@keepnet-workflows/core';
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';

import { MORE_OPTIONS, asMoreOption } from '../inputs/more-options';
import { periodFields, readMonth } from '../inputs/period';
import { readWholeNumber } from '../inputs/read-whole-number';
import { timeZoneOf } from '../inputs/time-zone';
import { readVerification, verificationField } from '../inputs/verification';
import { snakeCase } from '../rows/snake-case';
import { toProof } from '../rows/to-proof';
import { without } from '../rows/without';
import { sampleReport } from '../samples/report';
import { NO_GROUP } from '../searches/summary-text';
import { proofOutputFields } from '../searches/total-output-fields';
import { runStep } from '../step/run-step';
import { stashExport } from './stash-export';

const KEY = 'monthly_report';

const inputFields = defineInputFields([
  ...periodFields,
  {
    key: 'days',
    label: 'Days Ahead',
    type: 'integer',
    required: false,
    placeholder: '90',
    helpText: 'How many days ahead the report lists renewals, including today. Empty means 90.',
  },
  asMoreOption(verificationField),
]);

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const { days, verification } = bundle.inputData ?? {};
    const report = await client.monthlyReport({
      month: readMonth(bundle),
      days: readWholeNumber(days, 'Days Ahead', { min: 0, max: 36_500, initial: 90 }),
      timeZone: timeZoneOf(bundle),
      verification: readVerification(verification),
    });
    const { data, subject, text, html, workbook, customerList } = report;
    const figures = reportFigures(data);
    const { file, bytes } = await stashExport(z, workbook);
    const list = customerList && (await stashExport(z, customerList));
    return {
      id: report.month,
      subject,
      ...snakeCase(without(figures, 'resellers', 'months')),
      ...toProof(data.completeness),
      text,
      html,
      file,
      file_name: workbook.fileName,
      mime_type: workbook.mimeType,
      file_size: bytes,
      customer_file: list?.file ?? null,
      resellers: figures.resellers.map((one) => ({ ...snakeCase(one), reseller_name: one.resellerName ?? NO_GROUP })),
    };
  })) satisfies CreatePerform;

export const monthlyReport = defineCreate({
  key: KEY,
  noun: 'Report',
  display: {
    label: 'Create Monthly Report',
    description: 'Creates a monthly report: an email with the numbers, and an Excel workbook.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [MORE_OPTIONS],
    perform,
    sample: sampleReport,
    outputFields: [
      { key: 'id', label: 'ID', type: 'string' },
      { key: 'subject', label: 'Subject', type: 'string' },
      { key: 'html', label: 'HTML Body', type: 'string' },
      { key: 'text', label: 'Plain Text Body', type: 'string' },
      { key: 'file', label: 'Workbook', type: 'file' },
      { key: 'file_name', label: 'File Name', type: 'string' },
      { key: 'mime_type', label: 'MIME Type', type: 'string' },
      { key: 'file_size', label: 'File Size (in Bytes)', type: 'integer' },
      { key: 'customer_file', label: 'List of All Companies', type: 'file' },
      { key: 'month', label: 'Month', type: 'string' },
      { key: 'month_closed', label: 'Month Closed', type: 'boolean' },
      { key: 'total_monthly_users', label: 'Total Monthly Users', type: 'integer' },
      { key: 'proof', label: 'How It Was Counted', type: 'string' },
      { key: 'previous_month', label: 'Previous Month', type: 'string' },
      { key: 'previous_total', label: 'Previous Total', type: 'integer' },
      { key: 'change', label: 'Change', type: 'integer' },
      { key: 'change_percent', label: 'Change in Percent', type: 'number' },
      { key: 'company_count', label: 'Company Count', type: 'integer' },
      { key: 'active_company_count', label: 'Active Companies', type: 'integer' },
      { key: 'over_limit_count', label: 'Companies Over Their Limit', type: 'integer' },
      { key: 'expired_in_use_count', label: 'Expired and Still Used', type: 'integer' },
      { key: 'renewal_count', label: 'Upcoming Renewals', type: 'integer' },
      { key: 'renewal_days', label: 'Days Ahead', type: 'integer' },
      { key: 'joined_count', label: 'Companies That Joined', type: 'integer' },
      { key: 'left_count', label: 'Companies That Left', type: 'integer' },
      { key: 'as_of', label: 'As Of', type: 'string' },
      ...proofOutputFields,
      {
        key: 'resellers',
        label: 'Resellers',
        children: [
          { key: 'reseller_name', label: 'Reseller Name', type: 'string' },
          { key: 'company_count', label: 'Company Count', type: 'integer' },
          { key: 'monthly_users', label: 'Monthly Users', type: 'integer' },
          { key: 'share', label: 'Share of Total', type: 'number' },
          { key: 'previous_monthly_users', label: 'Previous Monthly Users', type: 'integer' },
          { key: 'change', label: 'Change', type: 'integer' },
        ],
      },
    ],
  },
});
