import { QuickBooks, type QuickBooksDocument } from './quickbooks';
import { Xero, type XeroDocument } from './xero';

const TOKEN = 'connected';
const QUICKBOOKS_COMPANY = '9130355377388383';

/** One document, in the words of both services. */
export interface Booked {
  readonly customer: string;
  readonly kind: 'invoice' | 'credit';
  /** Net, in cents. */
  readonly cents: number;
  readonly date: string;
  readonly text: string;
}

const bookedByXero = (document: XeroDocument): Booked => ({
  customer: document.Contact.ContactID,
  kind: document.list === 'Invoices' ? 'invoice' : 'credit',
  cents: Math.round(document.SubTotal * 100),
  date: document.Date,
  text: document.LineItems.map(({ Description }) => Description).join(),
});

const bookedByQuickBooks = (document: QuickBooksDocument): Booked => ({
  customer: document.CustomerRef.value,
  kind: document.kind === 'Invoice' ? 'invoice' : 'credit',
  cents: Math.round(document.TotalAmt * 100),
  date: document.TxnDate,
  text: document.Line.map(({ Description }) => Description).join(),
});

/** What a test needs to know of the two services and their templates. */
export const ACCOUNTING = {
  xero: {
    file: 'monthly-invoices-xero.json',
    // Other companies than the other's.
    seed: 101,
    ledger: 'Keepnet ledger Xero',
    yes: 'Create the drafts',
    credentialType: 'xeroOAuth2Api',
    connected: ['Find Xero Organization', 'Find Document', 'Create Draft'],
    // Not the clock is tried here.
    settings: { 'Keep Under 60 Calls': { parameters: { amount: 0.05 } } },
    reference: (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    open: () => new Xero(TOKEN),
  },
  quickbooks: {
    file: 'monthly-invoices-quickbooks.json',
    seed: 202,
    ledger: 'Keepnet ledger QuickBooks',
    yes: 'Create the invoices',
    credentialType: 'quickBooksOAuth2Api',
    connected: ['Read QuickBooks Settings', 'Find Document', 'Create Invoice'],
    settings: {
      'QuickBooks Company': {
        parameters: {
          assignments: { assignments: [{ id: '1', name: 'companyId', value: QUICKBOOKS_COMPANY, type: 'string' }] },
        },
      },
    },
    reference: (index: number) => String(index),
    open: () => new QuickBooks(TOKEN, QUICKBOOKS_COMPANY),
  },
} as const;

export type Service = keyof typeof ACCOUNTING;

/** What a user has of an account that was connected in the editor before. */
export const CONNECTED = {
  clientId: 'client',
  clientSecret: 'secret',
  oauthTokenData: { access_token: TOKEN, refresh_token: 'refresh', token_type: 'Bearer' },
};

/** The documents that a service has, by customer. */
export function booked(accounts: Xero | QuickBooks): Booked[] {
  const all =
    accounts instanceof Xero
      ? accounts.documents.all.map(bookedByXero)
      : accounts.documents.all.map(bookedByQuickBooks);
  return all.sort((a, b) => a.customer.localeCompare(b.customer));
}
