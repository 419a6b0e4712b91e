import { CreatedDocuments, toCents } from './created-documents';
import type { ServiceAnswer, ServiceRequest, StandIn } from './https-proxy';

interface Line {
  readonly Amount: number;
  readonly Description: string;
  readonly DetailType: string;
  readonly SalesItemLineDetail: { readonly Qty: number; readonly UnitPrice: number };
}

interface Posted {
  readonly DocNumber: string;
  readonly TxnDate: string;
  readonly CustomerRef: { readonly value: string };
  readonly CurrencyRef: { readonly value: string };
  readonly Line: readonly Line[];
}

export interface QuickBooksDocument extends Posted {
  readonly Id: string;
  readonly kind: string;
  readonly TotalAmt: number;
}

const PATH = /^\/v3\/company\/(\d+)\/(\w+)$/;
const QUERY = /^select \* from (Invoice|CreditMemo) where DocNumber = '([^']{1,21})'$/;
const KINDS: Readonly<Record<string, string>> = { invoice: 'Invoice', creditmemo: 'CreditMemo' };

/** Stands for QuickBooks Online's invoices and credit memos of one company. */
export class QuickBooks implements StandIn {
  readonly host = 'quickbooks.api.intuit.com';
  readonly documents = new CreatedDocuments<QuickBooksDocument>();
  /** Without it QuickBooks chooses the numbers. */
  customNumbers = true;

  constructor(
    private readonly token: string,
    private readonly companyId: string,
  ) {}

  answer({ method, url, headers, body }: ServiceRequest): ServiceAnswer | Promise<ServiceAnswer> {
    if (headers.authorization !== `Bearer ${this.token}`) return refusal(401, 'AuthenticationFailed');
    const [, companyId, path = ''] = PATH.exec(url.pathname) ?? [];
    if (companyId !== this.companyId) return refusal(403, 'Another company');
    if (`${method} ${path}` === 'GET query') return this.#find(url.searchParams.get('query') ?? '');
    if (`${method} ${path}` === 'GET preferences') return { status: 200, body: { Preferences: this.#preferences() } };
    const kind = KINDS[path];
    if (method !== 'POST' || !kind) throw new Error(`QuickBooks has no ${method} ${url.pathname}.`);
    const posted = JSON.parse(body.toString()) as Posted;
    const fault = faultOf(posted);
    if (fault) return refusal(400, fault);
    const requestId = url.searchParams.get('requestid') ?? undefined;
    return this.documents.create(
      requestId?.slice(0, 50),
      body,
      () => {
        const Id = String(this.documents.all.length + 1);
        const DocNumber = this.customNumbers ? posted.DocNumber : `10${Id}`;
        return { ...posted, DocNumber, kind, Id, TotalAmt: totalOf(posted.Line) };
      },
      (made) => ({ [kind]: shown(made) }),
    );
  }

  #preferences(): object {
    return {
      SalesFormsPrefs: { CustomTxnNumbers: this.customNumbers },
      CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'EUR' } },
    };
  }

  #find(query: string): ServiceAnswer {
    const [, kind = '', number] = QUERY.exec(query) ?? [];
    if (!number) throw new Error(`The stand-in does not know ${query}.`);
    const found = this.documents.all.filter((each) => each.kind === kind && each.DocNumber === number);
    return { status: 200, body: { QueryResponse: found.length > 0 ? { [kind]: found.map(shown) } : {} } };
  }
}

const shown = ({ kind, ...document }: QuickBooksDocument): object => ({ ...document, domain: 'QBO' });

const totalOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { Amount }) => sum + Math.round(Amount * 100), 0) / 100;

const refusal = (status: number, message: string): ServiceAnswer => ({
  status,
  body: { Fault: { Error: [{ Message: message }], type: 'ValidationFault' } },
});

function faultOf({ DocNumber, CustomerRef, Line: lines }: Posted): string | undefined {
  if (DocNumber.length > 21) return 'String length is either shorter or longer than supported by specification';
  if (!/^\d+$/.test(CustomerRef.value)) return 'Invalid Reference Id';
  if (lines.length !== 1) return 'The stand-in takes one line';
  return lines
    .map(({ Amount, SalesItemLineDetail: { Qty, UnitPrice } }) => {
      if (Amount < 0) return 'Transaction amount must be 0 or greater';
      return Math.round(Amount * 100) === toCents(Qty, UnitPrice)
        ? undefined
        : 'Amount calculation incorrect in the request.';
    })
    .find(Boolean);
}
