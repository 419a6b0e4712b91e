import type { ExportList } from '@keepnet-workflows/core';
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';

import { daysField, readDays } from '../inputs/days';
import { LISTS, type ListChoice, mayBeRenewals } from '../inputs/list';
import { asMoreOption, MORE_OPTIONS } from '../inputs/more-options';
import { periodFields, readMonth } from '../inputs/period';
import { readChoice } from '../inputs/read-choice';
import { timeZoneOf } from '../inputs/time-zone';
import { readVerification, verificationField } from '../inputs/verification';
import { sampleExport } from '../samples/export';
import type { StepBundle } from '../step/create-keepnet';
import { runStep } from '../step/run-step';
import { stashExport } from './stash-export';

const KEY = 'export_companies';
const FORMATS = { csv: 'CSV', excel: 'Excel' } as const;

const CORE_LISTS: Readonly<Record<ListChoice, ExportList>> = {
  all: 'all',
  over_limit: 'overLimit',
  expired: 'expired',
  renewals: 'renewals',
};

const ORIGINS = { verified: 'Verified Rows', keepnet: "Keepnet's Own File" } as const;

const inputFields = defineInputFields([
  {
    key: 'list',
    label: 'List',
    required: true,
    default: 'all',
    choices: LISTS,
    altersDynamicFields: true,
    helpText: 'Which companies the file contains.',
  },
  {
    key: 'format',
    label: 'Format',
    required: true,
    default: 'csv',
    choices: FORMATS,
    helpText: 'A text file that any program can read, or an Excel workbook.',
  },
  (_z: unknown, { inputData }: StepBundle) => (mayBeRenewals(inputData?.['list']) ? [daysField] : []),
  ...periodFields,
  asMoreOption({
    key: 'origin',
    label: 'Origin',
    required: false,
    choices: ORIGINS,
    placeholder: ORIGINS.verified,
    altersDynamicFields: true,
    helpText:
      "Verified rows are checked, with the Company ID as the last column. Keepnet's own file is passed on unchanged.",
  }),
  (_z: unknown, { inputData }: StepBundle) =>
    isOwnFile(inputData?.['origin']) ? [] : [asMoreOption(verificationField)],
]);

/** Nothing of it is verified. */
function isOwnFile(origin: unknown): boolean {
  try {
    return readChoice(origin, 'Origin', ORIGINS) === 'keepnet';
  } catch {
    return false;
  }
}

export const perform = (async (z, bundle) =>
  await runStep(z, bundle, KEY, async (client) => {
    const { list, format, days, verification, origin } = bundle.inputData ?? {};
    const chosen = readChoice(list, 'List', LISTS) ?? 'all';
    const month = readMonth(bundle);
    const isOwn = isOwnFile(origin);
    const exported = await client.exportCompanies({
      list: CORE_LISTS[chosen],
      format: readChoice(format, 'Format', FORMATS) ?? 'csv',
      origin: readChoice(origin, 'Origin', ORIGINS) ?? 'verified',
      month,
      timeZone: timeZoneOf(bundle),
      // Its field is hidden for Keepnet's own file, but may still have a value.
      ...(!isOwn && { verification: readVerification(verification) }),
      ...(chosen === 'renewals' && { days: readDays(days) }),
    });
    const { file, bytes } = await stashExport(z, exported);
    return {
      id: exported.fileName,
      file,
      file_name: exported.fileName,
      mime_type: exported.mimeType,
      file_size: bytes,
      company_count: exported.companyCount,
      // We do not know which month Keepnet's own file counts.
      usage_month: isOwn ? null : month,
      created_at: new Date().toISOString(),
    };
  })) satisfies CreatePerform;

export const exportCompanies = defineCreate({
  key: KEY,
  noun: 'Export',
  display: {
    label: 'Export Companies',
    description: 'Creates a CSV or Excel file of companies.',
  },
  operation: {
    inputFields,
    inputFieldGroups: [MORE_OPTIONS],
    perform,
    sample: sampleExport,
    outputFields: [
      { key: 'id', label: 'ID', type: 'string' },
      { key: 'file', label: 'File', type: 'file' },
      { key: 'file_name', label: 'File Name', type: 'string' },
      { key: 'mime_type', label: 'MIME Type', type: 'string' },
      { key: 'file_size', label: 'File Size (in Bytes)', type: 'integer' },
      { key: 'company_count', label: 'Company Count', type: 'integer' },
      { key: 'usage_month', label: 'Usage Month', type: 'string' },
      { key: 'created_at', label: 'Created At', type: 'datetime' },
    ],
  },
});
