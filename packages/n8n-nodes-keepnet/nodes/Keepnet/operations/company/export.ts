import type { ExportFormat, ExportList } from '../../../../core';
import type { Operation } from '../../operation';
import { DAYS } from '../../parameters/days';
import { optionsProperty, readToday } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor } from '../../parameters/show-for';
import { toBinary } from '../../to-binary';

export const exportCompanies: Operation = {
  resource: 'company',
  option: {
    name: 'Export',
    value: 'export',
    description: 'Export a list of companies as a CSV or Excel file, ready to be mailed or stored',
    action: 'Export companies to a file',
  },
  properties: showFor('company', 'export', [
    {
      displayName: 'List',
      name: 'list',
      type: 'options',
      default: 'all',
      description: 'Which companies the file holds',
      options: [
        { name: 'All Companies', value: 'all' },
        { name: 'Expired Licenses', value: 'expired', description: 'Renewal Date before today' },
        { name: 'Over License Limit', value: 'overLimit', description: 'More Target Users than the License Limit' },
        { name: 'Upcoming Renewals', value: 'renewals', description: 'Renewal Date within the next days' },
      ],
    },
    { ...DAYS, displayOptions: { show: { list: ['renewals'] } } },
    {
      displayName: 'Format',
      name: 'format',
      type: 'options',
      default: 'csv',
      options: [
        {
          name: 'CSV',
          value: 'csv',
          description:
            'With a byte order mark, by which Excel knows the letters. In Extract From File, turn on Options → Exclude Byte Order Mark (BOM).',
        },
        { name: 'Excel', value: 'excel', description: 'An .xlsx workbook' },
      ],
    },
    ...periodProperties('previousMonth', 'The month that the Monthly Users column counts.'),
    {
      displayName: 'Put Output File in Field',
      name: 'binaryPropertyName',
      type: 'string',
      default: 'data',
      required: true,
      hint: 'The name of the output binary field to put the file in',
    },
    optionsProperty('asOf', 'timeZone', 'verification', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const list = call.parameter<ExportList>('list');
    const format = call.parameter<ExportFormat>('format');
    const field = call.parameter<string>('binaryPropertyName');
    const month = readPeriod(call);
    const days = list === 'renewals' && { days: call.parameter<number>('days') };
    const { verification = 'standard' } = call.options;
    const { client, lastStream } = await call.keepnet();
    const file = await client.exportCompanies({ list, format, month, ...readToday(call), ...days, verification });
    const binary = await toBinary(call.context, file, lastStream());
    const { fileName, mimeType } = file;
    const json = { fileName, list, format, month, mimeType, ...(binary.fileSize && { fileSize: binary.fileSize }) };
    return [{ json, binary: { [field]: binary }, pairedItem: { item: call.itemIndex } }];
  },
};
