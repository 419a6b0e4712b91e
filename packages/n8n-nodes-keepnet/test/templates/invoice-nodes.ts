import { runInNewContext } from 'node:vm';

import { readTemplate } from './template';

/** An invoice line, as the templates that bill read it. */
export interface Line {
  readonly key: string;
  readonly documentKey: string;
  readonly documentType: string;
  readonly status: string;
  readonly reasons: readonly string[];
  readonly companyId: string;
  readonly companyName: string;
  readonly customerRef: string | null;
  readonly month: string;
  readonly monthlyUsers: number | null;
  readonly periodEnd: string;
  readonly description: string;
  readonly quantity: number | null;
  readonly unitPrice: string | null;
  readonly amount: string | null;
  readonly currency: string;
  readonly itemCode: string | null;
  readonly accountCode: string | null;
  readonly taxCode: string | null;
}

export const LINE: Line = {
  key: 'keepnet:a1:invoice:2026-10',
  documentKey: 'keepnet:a1:invoice:2026-10:0',
  documentType: 'invoice',
  status: 'ready',
  reasons: [],
  companyId: 'a1',
  companyName: 'Acme',
  customerRef: 'C-1',
  month: '2026-10',
  monthlyUsers: 12,
  periodEnd: '2026-10-31',
  description: 'Monthly users',
  quantity: 12,
  unitPrice: '1.2345',
  amount: '14.81',
  currency: 'EUR',
  itemCode: null,
  accountCode: null,
  taxCode: null,
};

export const SETTINGS = {
  Preferences: {
    SalesFormsPrefs: { CustomTxnNumbers: true },
    CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: 'EUR' } },
  },
};
const OTHERS: Readonly<Record<string, readonly object[]>> = {
  'Find Xero Organization': [{ tenantName: 'Ours' }],
  'QuickBooks Company': [{ companyId: '9130' }],
  'Read QuickBooks Settings': [SETTINGS],
};

/** What the code of a node makes of invoice lines. */
export function runCode(
  file: string,
  node: string,
  lines: readonly Partial<Line>[],
  changed: typeof OTHERS = {},
): Record<string, never>[] {
  const code = parametersOf(file, node)['jsCode'];
  const given = lines.map((line) => ({ ...LINE, ...line }));
  const others: typeof OTHERS = { 'Get Invoice Lines': given, ...OTHERS, ...changed };
  const itemsOf = (name: string): object[] => (others[name] ?? []).map((json) => ({ json }));
  const globals = {
    $input: { all: () => itemsOf('Get Invoice Lines') },
    $: (name: string) => ({ all: () => itemsOf(name), first: () => itemsOf(name)[0] }),
  };
  const made = runInNewContext(`(() => { ${String(code)} })()`, globals) as { json: Record<string, never> }[];
  return structuredClone(made).map(({ json }) => json);
}

export const FILES = { xero: 'monthly-invoices-xero.json', quickbooks: 'monthly-invoices-quickbooks.json' };

/** The parameters of a node of a template. */
export const parametersOf = (file: string, node: string): Record<string, unknown> =>
  readTemplate(file).nodes.find(({ name }) => name === node)?.parameters ?? {};
