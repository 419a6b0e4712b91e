import { randomUUID } from 'node:crypto';

import { CreatedDocuments, toCents } from './created-documents';
import type { ServiceAnswer, ServiceRequest, StandIn } from './https-proxy';

interface Line {
  readonly Description: string;
  readonly Quantity: number;
  readonly UnitAmount: number;
  readonly LineAmount: number;
  readonly ItemCode?: string;
}

interface Draft {
  readonly Type: string;
  readonly Status: string;
  readonly Contact: { readonly ContactID: string };
  readonly Date: string;
  readonly Reference: string;
  readonly CurrencyCode: string;
  readonly LineItems: readonly Line[];
}

export interface XeroDocument extends Draft {
  readonly id: string;
  readonly list: string;
  readonly SubTotal: number;
}

const TYPES: Readonly<Record<string, string>> = { Invoices: 'ACCREC', CreditNotes: 'ACCRECCREDIT' };

/** Stands for Xero's drafts of one organization. */
export class Xero implements StandIn {
  readonly host = 'api.xero.com';
  readonly documents = new CreatedDocuments<XeroDocument>();
  /** When each call about documents came, in milliseconds. */
  readonly calls: number[] = [];
  organizations = [{ tenantId: '0f9f7d5e-6f0c-4c0f-9d0e-2a8f4a6c7b11', tenantName: 'Reseller & Sons' }];

  constructor(private readonly token: string) {}

  answer({ method, url, headers, body }: ServiceRequest): ServiceAnswer | Promise<ServiceAnswer> {
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401, body: { Detail: 'Unauthorized' } };
    if (`${method} ${url.pathname}` === 'GET /connections') return { status: 200, body: this.organizations };
    const list = url.pathname.replace('/api.xro/2.0/', '');
    const type = TYPES[list];
    if (!type) throw new Error(`Xero has no ${method} ${url.pathname}.`);
    if (headers['xero-tenant-id'] !== this.organizations[0]?.tenantId)
      return { status: 403, body: { Detail: 'Forbidden' } };
    this.calls.push(Date.now());
    if (method === 'GET') return this.#find(list, url.searchParams.get('where') ?? '');
    if (method !== 'POST' || url.searchParams.get('unitdp') !== '4')
      throw new Error('The stand-in creates with unitdp=4.');
    const { [list]: [draft, ...others] = [] } = JSON.parse(body.toString()) as Record<string, Draft[]>;
    const fault = !draft || others.length > 0 ? 'One document at a time' : faultOf(draft, type);
    if (fault || !draft) return { status: 400, body: { Type: 'ValidationException', Message: fault } };
    const key = headers['idempotency-key'];
    return this.documents.create(
      key?.toString(),
      body,
      () => ({
        ...draft,
        id: randomUUID(),
        list,
        SubTotal: draft.LineItems.reduce((sum, line) => sum + centsOf(line), 0) / 100,
      }),
      (made) => ({ Status: 'OK', [list]: [shown(made)] }),
    );
  }

  #find(list: string, where: string): ServiceAnswer {
    const reference = /^Reference=="([^"]+)"$/.exec(where)?.[1];
    if (!reference) throw new Error(`The stand-in does not know ${where}.`);
    const found = this.documents.all.filter((each) => each.list === list && each.Reference === reference);
    return { status: 200, body: { Status: 'OK', [list]: found.map(shown) } };
  }
}

const centsOf = ({ Quantity, UnitAmount }: Line): number => toCents(Quantity, UnitAmount);

const shown = ({ id, list, ...document }: XeroDocument): object => ({
  ...document,
  [list === 'Invoices' ? 'InvoiceID' : 'CreditNoteID']: id,
});

function faultOf({ Type, Status, Contact, LineItems }: Draft, type: string): string | undefined {
  if (Type !== type || Status !== 'DRAFT') return 'The stand-in takes drafts of this type alone';
  if (!/^[\da-f-]{36}$/.test(Contact.ContactID)) return 'A Contact must be specified';
  if (LineItems.length !== 1) return 'The stand-in takes one line';
  return LineItems.map((line) => {
    if (centsOf(line) < 0) return 'The document total must not be negative';
    if (Number(line.UnitAmount.toFixed(4)) !== line.UnitAmount) return 'The unit amount has more than four digits';
    const expected = centsOf(line) / 100;
    return line.LineAmount === expected
      ? undefined
      : `The line total ${line.LineAmount} does not match the expected line total ${expected}`;
  }).find(Boolean);
}
