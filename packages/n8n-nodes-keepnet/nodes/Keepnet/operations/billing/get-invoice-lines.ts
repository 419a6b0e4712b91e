import type { IDataObject } from 'n8n-workflow';

import {
  type InvoiceLine,
  type InvoiceLines,
  type InvoiceLinesOptions,
  showAmount,
  showCount,
  type Verification,
} from '../../../../core';
import type { Operation, OperationCall } from '../../operation';
import { readThresholds } from '../../parameters/invoice-options';
import { toRows } from '../../parameters/json';
import { optionsProperty } from '../../parameters/options';
import { periodProperties, readPeriod } from '../../parameters/period';
import { PRICES, readPriceBook } from '../../parameters/prices';
import { showFor } from '../../parameters/show-for';
import { COUNTED, verificationProperty } from '../../parameters/verification';
import { showHint } from '../../show-hint';
import { giveOnce } from './give-once';

export const getInvoiceLines: Operation = {
  resource: 'billing',
  option: {
    name: 'Get Invoice Lines',
    value: 'getInvoiceLines',
    description:
      'Get an invoice line for every customer: the price of one month, less what was billed before. Nothing is sent anywhere.',
    action: 'Get an invoice line for every customer',
  },
  properties: showFor('billing', 'getInvoiceLines', [
    ...periodProperties('The month to bill'),
    verificationProperty('How the usage is proved', COUNTED),
    ...PRICES,
    {
      displayName: 'Previous Lines',
      name: 'previousLines',
      type: 'json',
      default: '',
      placeholder: "e.g. {{ $('Ledger').all() }}",
      hint: 'Without these, a second run gives the same lines again',
      description:
        'What was billed before: a list of { key, quantity, amount, currency, monthlyUsers }. Lines of other months are ignored.',
    },
    optionsProperty(
      ...(['timeZone', 'pageSize', 'maxConcurrency'] as const),
      ...(['customers', 'customerTagPrefix', 'holdBack', 'jumpUsers', 'jumpPercent'] as const),
    ),
  ]),
  async run(call) {
    const options = readOptions(call);
    const { client } = await call.keepnet();
    const asked = { what: 'invoice lines', month: String(options.month), question: options };
    return giveOnce(call, client, asked, async () => {
      const result = await client.invoiceLines(options);
      tellTotals(call, result);
      return result.lines.map((line) => ({ json: inColumns(line), pairedItem: { item: call.itemIndex } }));
    });
  },
};

/** The core checks them before anything is sent. */
function readOptions(call: OperationCall): InvoiceLinesOptions {
  const { customers, customerTagPrefix, holdBack } = call.options;
  const previousLines = call.parameter('previousLines');
  const thresholds = readThresholds(call.options);
  const options = {
    month: readPeriod(call),
    verification: call.parameter<Verification>('verification'),
    priceBook: readPriceBook(call),
    ...(previousLines !== undefined && { previousLines: toRows(previousLines) }),
    ...(customers !== undefined && { customers: toRows(customers) }),
    ...(customerTagPrefix && { customerTagPrefix }),
    ...(thresholds && { thresholds }),
    ...(holdBack && { holdBack }),
  };
  return options as InvoiceLinesOptions;
}

function tellTotals({ context }: OperationCall, { totals: { ready, restated, review }, currency }: InvoiceLines): void {
  const shown = [
    `ready: ${showCount(ready.count)} (${showAmount(ready.amount, currency)})`,
    ...(restated.count > 0
      ? [`restated: ${showCount(restated.count)} (${showAmount(restated.amount, currency)})`]
      : []),
    `held back for review: ${showCount(review.count)} (${showAmount(review.amount, currency)})`,
  ];
  showHint(context, `Invoice lines, ${shown.join(', ')}.`);
}

/** A line as a table shows it: who, how many users, and what to bill; then the fields for a document, and the IDs last. */
function inColumns(line: InvoiceLine): IDataObject {
  const { companyName, month, monthlyUsers, calculation, amount, currency, ...rest } = line;
  const { status, reasons, customerRef, quantity, unitPrice, description, companyId, key, documentKey, ...others } =
    rest;
  const first = { companyName, month, monthlyUsers, calculation, amount, currency };
  const then = { status, reasons, customerRef, quantity, unitPrice, description };
  return { ...first, ...then, ...others, documentKey, key, companyId } as unknown as IDataObject;
}
