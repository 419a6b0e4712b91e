import Big from 'big.js';
import * as z from 'zod/mini';
import type { Month } from '../dates/month';
import { type Fault, throwFaults } from './faults';

/** A line that was billed, as the user's list stores it. An invoice line that was billed can be stored unchanged. */
export interface PreviousLine {
  readonly key: string;
  /** Optional. A document that is in the list twice then counts once, and the last one is known by its number. */
  readonly documentKey?: string | null;
  readonly quantity: number;
  readonly amount: string;
  readonly currency: string;
  readonly monthlyUsers: number;
  readonly customerRef?: string | null;
  readonly itemCode?: string | null;
  readonly companyName?: string | null;
}

/** All that was billed to one company for the month. */
export interface Billed {
  readonly companyId: string;
  /** Of all lines, added up. */
  readonly quantity: number;
  readonly amount: Big;
  /** How many lines. */
  readonly documents: number;
  /** Of the last line, like the fields that follow. */
  readonly monthlyUsers: number;
  readonly customerRef: string | null;
  readonly itemCode: string | null;
  readonly companyName: string | null;
}

const KEY = /^keepnet:(.+):invoice:(\d{4}-\d{2})$/;
const IS_KEY = 'must be the key of an invoice line: "keepnet:<company ID>:invoice:<month>"';
const IS_WHOLE = 'must be a whole number';
const IS_AMOUNT = 'must be an amount, such as "355.20" or "-12.00"';

// Sheets and tables turn texts into numbers and numbers into texts. A number of up to 15 digits survives unchanged.
const whole = z.union([z.int(), z.string().check(z.regex(/^-?\d{1,15}$/, IS_WHOLE))], IS_WHOLE);
const amount = z.union(
  [z.string().check(z.regex(/^-?\d{1,36}(\.\d{1,12})?$/, IS_AMOUNT)), z.number().check(z.refine(isExact, IS_AMOUNT))],
  IS_AMOUNT,
);
const cell = z.nullish(z.union([z.string(), z.number()], 'must be a text'));

const LIST = z.array(z.unknown(), 'must be a list of { key, quantity, amount, currency, monthlyUsers }');
const KEYED = z.object({ key: z.string(IS_KEY).check(z.regex(KEY, IS_KEY)) }, IS_KEY);
const LINE = z.object({
  // One of our own lines that was held back has an amount, but was not billed.
  status: z.nullish(
    z.unknown().check(z.refine((status) => status !== 'review', 'must not be "review": that line was not billed')),
  ),
  documentKey: cell,
  quantity: whole,
  amount,
  currency: z.string('must be the currency of the amount'),
  monthlyUsers: whole,
  customerRef: cell,
  itemCode: cell,
  companyName: cell,
});

/**
 * What was billed for a month, by company. Ignores other fields of a line, and lines of other months.
 *
 * @throws KeepnetConfigurationError that names every fault by its path.
 */
export function checkPreviousLines(value: unknown, month: Month, currency: string): ReadonlyMap<string, Billed> {
  if (value === undefined) return new Map();
  // Without a document key every row is a document of its own: its index is no text, so it cannot equal one.
  const perCompany = new Map<string, Map<string | number, Line>>();
  const faults: Fault[] = [];
  const list = LIST.safeParse(value);
  if (!list.success) faults.push(...list.error.issues);
  for (const [index, row] of (list.data ?? []).entries()) {
    const tell = (issues: readonly Fault[]): void =>
      issues.forEach(({ path, message }) => faults.push({ path: [index, ...path], message }));
    const keyed = KEYED.safeParse(row);
    if (!keyed.success) {
      tell(keyed.error.issues);
      continue;
    }
    const [, companyId = '', billedMonth] = KEY.exec(keyed.data.key) ?? [];
    if (billedMonth !== month) continue;
    const line = LINE.safeParse(row);
    if (!line.success) tell(line.error.issues);
    else if (line.data.currency !== currency) {
      tell([{ path: ['currency'], message: `must be ${currency}, the currency of the price book` }]);
    } else {
      const documents = perCompany.get(companyId) ?? new Map<string | number, Line>();
      const document = textOf(line.data.documentKey) ?? index;
      const twin = documents.get(document);
      if (twin && !isSame(twin, line.data)) {
        tell([{ path: ['documentKey'], message: 'must not come twice with different amounts, quantities or users' }]);
      }
      perCompany.set(companyId, documents.set(document, line.data));
    }
  }
  throwFaults('list of previous lines', 'previousLines', faults);
  return new Map(
    [...perCompany].map(([companyId, documents]) => [companyId, addUp(companyId, [...documents.values()])]),
  );
}

type Line = z.infer<typeof LINE>;

function isSame(one: Line, other: Line): boolean {
  return (
    new Big(one.amount).eq(other.amount) &&
    Number(one.quantity) === Number(other.quantity) &&
    Number(one.monthlyUsers) === Number(other.monthlyUsers)
  );
}

/** Adds up the documents of one company. The last one is known by its number; without numbers by the order of the list. */
function addUp(companyId: string, lines: readonly Line[]): Billed {
  const documents = lines.length === 1 ? lines : lines.toSorted((a, b) => numberOf(a) - numberOf(b));
  const last = documents.at(-1);
  return {
    companyId,
    quantity: documents.reduce((sum, { quantity }) => sum + Number(quantity), 0),
    amount: documents.reduce((sum, { amount }) => sum.plus(amount), new Big(0)),
    documents: documents.length,
    monthlyUsers: Number(last?.monthlyUsers),
    customerRef: textOf(last?.customerRef),
    itemCode: textOf(last?.itemCode),
    companyName: textOf(last?.companyName),
  };
}

/** n of a document key `<key>:<n>`; 0 without one, which leaves the order as it is. */
const numberOf = ({ documentKey }: Line): number => Number(/:(\d{1,9})$/.exec(textOf(documentKey) ?? '')?.[1] ?? 0);

const textOf = (value: string | number | null | undefined): string | null => String(value ?? '').trim() || null;

/** Whether a number has so few digits that it is exactly the number that was written. */
function isExact(value: number): boolean {
  return /^-?\d+(\.\d+)?$/.test(String(value)) && String(value).replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}
