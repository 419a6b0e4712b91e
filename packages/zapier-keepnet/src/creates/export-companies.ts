import type { ExportList } from '@keepnet-workflows/core';
import { type CreatePerform, defineCreate, defineInputFields } from 'zapier-platform-core';

import { createKeepnet } from '../create-keepnet';
import { daysField, readDays } from '../inputs/days';
import { LISTS, type ListChoice } from '../inputs/list';
import { periodFields, readMonth } from '../inputs/period';
import { readChoice } from '../inputs/read-choice';
import { timeZoneOf } from '../inputs/time-zone';
import { readVerification, verificationField } from '../inputs/verification';
import { runInTime } from '../run-in-time';
import { sampleExport } from '../samples/export';
import { stashExport } from './stash-export';

const FORMATS = { csv: 'CSV', excel: 'Excel' } as const;

const CORE_LISTS: Readonly<Record<ListChoice, ExportList>> = {
  all: 'all',
  over_limit: 'overLimit',
  expired: 'expired',
  renewals: 'renewals',
};

const inputFields = defineInputFields([
  {
    key: 'list',
    label: 'List',
    required: true,
    default: 'all',
    choices: LISTS,
    helpText: 'Which companies the file holds.',
  },
  {
    key: 'format',
    label: 'Format',
    required: true,
    default: 'csv',
    choices: FORMATS,
    helpText: 'Text that every program reads, or a workbook.',
  },
  daysField,
  ...periodFields,
  verificationField,
]);

export const perform = (async (z, bundle) =>
  await runInTime(z, async (signal) => {
    const { list, format, days, verification } = bundle.inputData ?? {};
    const chosen = readChoice(list, 'List', LISTS) ?? 'all';
    const chosenFormat = readChoice(format, 'Format', FORMATS) ?? 'csv';
    const month = readMonth(bundle);
    const exported = await createKeepnet(z, bundle, signal).exportCompanies({
      list: CORE_LISTS[chosen],
      format: chosenFormat,
      month,
      timeZone: timeZoneOf(bundle),
      verification: readVerification(verification),
      ...(chosen === 'renewals' && { days: readDays(days) }),
    });
    const { file, bytes, rows } = await stashExport(z, exported);
    return {
      id: exported.fileName,
      file,
      file_name: exported.fileName,
      mime_type: exported.mimeType,
      file_size: bytes,
      company_count: rows,
      list: chosen,
      format: chosenFormat,
      month,
      created_at: new Date().toISOString(),
    };
  })) satisfies CreatePerform<typeof inputFields>;

export const exportCompanies = defineCreate({
  key: 'export_companies',
  noun: 'Export',
  display: {
    label: 'Export Companies',
    description: 'Creates a CSV or Excel file of companies, ready to be attached to an email or stored in a drive.',
  },
  operation: {
    inputFields,
    perform,
    sample: sampleExport,
    outputFields: [
      { key: 'id', label: 'ID', type: 'string' },
      { key: 'file', label: 'File', type: 'file' },
      { key: 'file_name', label: 'File Name', type: 'string' },
      { key: 'mime_type', label: 'MIME Type', type: 'string' },
      { key: 'file_size', label: 'File Size (in Bytes)', type: 'integer' },
      { key: 'company_count', label: 'Company Count', type: 'integer' },
      { key: 'list', label: 'List', type: 'string' },
      { key: 'format', label: 'Format', type: 'string' },
      { key: 'month', label: 'Month', type: 'string' },
      { key: 'created_at', label: 'Created At', type: 'datetime' },
    ],
  },
});
