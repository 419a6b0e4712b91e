import { type PriceBook, reportFigures, type Verification } from '../../../../core';
import type { Operation } from '../../operation';
import { optionsProperty, readToday } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { OPTIONAL_PRICES, readPriceBook } from '../../parameters/prices';
import { showFor } from '../../parameters/show-for';
import { COUNTED, verificationProperty } from '../../parameters/verification';
import { toBinary } from '../../to-binary';

export const createReport: Operation = {
  resource: 'billing',
  option: {
    name: 'Create Report',
    value: 'createReport',
    description:
      'Create a monthly report: an Excel workbook and an email with subject, HTML and plain text, all from one proved reading',
    action: 'Create the report of a month',
  },
  properties: showFor('billing', 'createReport', [
    ...periodProperties('The month of the report; it is compared with the one before it'),
    verificationProperty('How each month is proved', COUNTED),
    ...OPTIONAL_PRICES,
    optionsProperty('asOf', 'binaryPropertyName', 'days', 'timeZone', 'trendMonths', 'pageSize', 'maxConcurrency'),
  ]),
  async run(call) {
    const month = readPeriod(call);
    const verification = call.parameter<Verification>('verification');
    const { days, trendMonths, binaryPropertyName: field = 'data' } = call.options;
    const priceBook = readPriceBook(call) as PriceBook | undefined;
    const { client, lastStream } = await call.keepnet();
    const report = await client.monthlyReport({
      month,
      verification,
      ...readToday(call),
      ...(priceBook !== undefined && { priceBook }),
      ...(days !== undefined && { days }),
      ...(trendMonths !== undefined && { trendMonths }),
    });
    const { subject, text, html, workbook, customerList } = report;
    const binary = { [field]: await toBinary(call.context, workbook, lastStream()) };
    if (customerList) binary[`${field}Customers`] = await toBinary(call.context, customerList, lastStream());
    const { resellers, months, ...figures } = reportFigures(report.data);
    const json = {
      subject,
      ...figures,
      resellers: [...resellers],
      months: [...months],
      text,
      html,
      fileName: workbook.fileName,
    };
    return [{ json, binary, pairedItem: { item: call.itemIndex } }];
  },
};
