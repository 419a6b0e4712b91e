import type { INodeProperties } from 'n8n-workflow';

import type { InvoiceReason, InvoiceThresholds } from '../../../core';
import type { OperationOptions } from '../operation';

type InvoiceOption = 'customers' | 'customerTagPrefix' | 'holdBack' | 'jumpPercent' | 'jumpUsers';

/** The meaning of each reason, in a few words. */
const REASONS: readonly { name: string; value: InvoiceReason; description: string }[] = [
  { name: 'Expired but Used', value: 'expiredInUse', description: 'The Renewal Date has passed, but there are users' },
  { name: 'Joined', value: 'joined', description: 'No users in the month before' },
  { name: 'Jump', value: 'jump', description: 'Many more or fewer users than in the month before' },
  { name: 'Left', value: 'left', description: 'Users in the month before, but none in this one' },
  { name: 'Limit Changed', value: 'limitChanged', description: 'The number of seats has changed since it was billed' },
  { name: 'Over Limit', value: 'overLimit', description: 'More Target Users than the License Limit' },
  { name: 'Remapped', value: 'remapped', description: 'Billed under another reference or item code' },
  { name: 'Renamed', value: 'renamed', description: 'Billed under another name' },
  { name: 'Repriced', value: 'repriced', description: 'Billed at another price' },
  { name: 'Unmapped', value: 'unmapped', description: 'No customer reference' },
];

/** The options of invoice lines. */
export const INVOICE_OPTIONS: Readonly<Record<InvoiceOption, INodeProperties>> = {
  customers: {
    displayName: 'Customers',
    name: 'customers',
    type: 'json',
    default: '',
    placeholder: "e.g. {{ $('Map').all() }}",
    description:
      'What your accounting system calls each customer: a list of { companyId, customerRef }. Without this list and without a tag prefix, no line is held back for a missing reference.',
  },
  customerTagPrefix: {
    displayName: 'Customer Tag Prefix',
    name: 'customerTagPrefix',
    type: 'string',
    default: '',
    placeholder: 'e.g. bill:',
    description: 'The beginning of the tag that contains the reference: with bill: the tag bill:C-1042 gives C-1042',
  },
  holdBack: {
    displayName: 'Hold Back',
    name: 'holdBack',
    type: 'multiOptions',
    default: ['unmapped', 'jump', 'left'],
    description:
      'Which lines get the status review, in addition to those that always do. Joined, Jump and Left compare with the month before.',
    options: REASONS.map((reason) => ({ ...reason })),
  },
  jumpPercent: {
    displayName: 'Jump Percent',
    name: 'jumpPercent',
    type: 'number',
    default: 20,
    typeOptions: { minValue: 0 },
    description: 'The smallest change from the month before, in percent, that counts as a jump',
  },
  jumpUsers: {
    displayName: 'Jump Users',
    name: 'jumpUsers',
    type: 'number',
    default: 10,
    typeOptions: { minValue: 1 },
    description: 'The smallest change from the month before, in users, that counts as a jump',
  },
};

const AGAINST_MONTH_BEFORE: readonly InvoiceReason[] = ['joined', 'jump', 'left'];

/** Thresholds, if an option asks for the comparison with the month before: it costs a second reading. */
export function readThresholds({ holdBack, jumpUsers, jumpPercent }: OperationOptions): InvoiceThresholds | undefined {
  const isWanted = holdBack?.some((reason) => AGAINST_MONTH_BEFORE.includes(reason));
  if (!isWanted && jumpUsers === undefined && jumpPercent === undefined) return undefined;
  return { ...(jumpUsers !== undefined && { jumpUsers }), ...(jumpPercent !== undefined && { jumpPercent }) };
}
