import type { ExportCompaniesOptions, ExportFormat, ExportList, Verification } from '../../../../core';
import type { Operation, OperationCall } from '../../operation';
import { DAYS } from '../../parameters/days';
import { optionsProperty, readToday } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { showFor, showWhen } from '../../parameters/show-for';
import { verificationProperty } from '../../parameters/verification';
import { toBinary } from '../../to-binary';

type Origin = NonNullable<ExportCompaniesOptions['origin']>;

/** The lists with the Monthly Users of a chosen month. */
const WITH_MONTH: readonly ExportList[] = ['all', 'usage'];

export const exportCompanies: Operation = {
  resource: 'company',
  option: {
    name: 'Export',
    value: 'export',
    description: 'Export a list of customers as a CSV or Excel file, ready to email or store',
    action: 'Export companies to a file',
  },
  properties: showFor('company', 'export', [
    {
      displayName: 'List',
      name: 'list',
      type: 'options',
      default: 'all',
      description: 'Which customers the file contains',
      options: [
        { name: 'All Companies', value: 'all' },
        { name: 'Expired Licenses', value: 'expired', description: 'Renewal Date before today' },
        {
          name: 'Monthly Usage',
          value: 'usage',
          description: 'The proved Monthly Users of every customer for one month',
        },
        { name: 'Over License Limit', value: 'overLimit', description: 'More Target Users than the License Limit' },
        { name: 'Upcoming Renewals', value: 'renewals', description: 'Renewal Date within the next days' },
      ],
    },
    {
      displayName: 'Format',
      name: 'format',
      type: 'options',
      default: 'excel',
      options: [
        {
          name: 'CSV',
          value: 'csv',
          description:
            'With a byte order mark, so that Excel reads all letters. In Extract From File, turn on Options → Exclude Byte Order Mark (BOM).',
        },
        { name: 'Excel', value: 'excel', description: 'An .xlsx workbook' },
      ],
    },
    ...showWhen('list', WITH_MONTH, periodProperties('The month that the Monthly Users column counts')),
    ...showWhen('list', ['renewals'], [DAYS]),
    ...showWhen(
      'origin',
      ['verified'],
      [
        verificationProperty('How the rows are checked to be complete', {
          auto: "Checks every row; counts a month's users a second time if it can",
          strict: 'Fails unless two counts agree or, for other lists, two readings',
          standard: 'Counts once',
        }),
      ],
    ),
    {
      displayName: 'Origin',
      name: 'origin',
      type: 'options',
      default: 'verified',
      description: 'Where the file comes from',
      options: [
        {
          name: 'Verified Rows',
          value: 'verified',
          description: 'Written from checked rows, with the Company ID',
        },
        {
          name: "Keepnet's Own File",
          value: 'keepnet',
          description: "Keepnet's file unchanged: nothing in it is checked or counted",
        },
      ],
    },
    {
      displayName: 'Put Output File in Field',
      name: 'binaryPropertyName',
      type: 'string',
      default: 'data',
      required: true,
      hint: 'To email the file, enter this name in Send Email → Options → Attachments (File)',
      description: 'The name of the output binary field to put the file in',
    },
    optionsProperty('asOf', 'timeZone', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const field = call.parameter<string>('binaryPropertyName');
    const wanted = readWanted(call);
    const { client, lastStream } = await call.keepnet();
    const file = await client.exportCompanies({ ...wanted, ...readToday(call) });
    const binary = await toBinary(call.context, file, lastStream());
    const { list, format, origin, month } = wanted;
    const { fileName, mimeType, companyCount } = file;
    const { fileSize } = binary;
    const json = {
      fileName,
      list,
      format,
      ...(month !== undefined && { month }),
      companyCount,
      origin,
      mimeType,
      ...(fileSize && { fileSize }),
    };
    return [{ json, binary: { [field]: binary }, pairedItem: { item: call.itemIndex } }];
  },
};

function readWanted(call: OperationCall) {
  const list = call.parameter<ExportList>('list');
  const origin = call.parameter<Origin>('origin');
  return {
    list,
    format: call.parameter<ExportFormat>('format'),
    origin,
    ...(WITH_MONTH.includes(list) && { month: readPeriod(call) }),
    ...(list === 'renewals' && { days: call.parameter<number>('days') }),
    ...(origin === 'verified' && { verification: call.parameter<Verification>('verification') }),
  };
}
