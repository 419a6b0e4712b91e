import * as z from 'zod/mini';
import type { Company } from '../search/company';
import { foldCase } from '../texts/fold-case';
import { throwFaults } from './faults';

/** A company and what your accounting system calls it. */
export interface Customer {
  readonly companyId: string;
  /** Without one the company counts as unmapped. */
  readonly customerRef: string | null;
}

/** What another system calls a company. */
export interface CustomerRef {
  /** Null without a reference, and with several: any of them could be wrong. */
  readonly ref: string | null;
  readonly isAmbiguous: boolean;
}

// Sheets and tables turn number-like text into numbers, and empty cells into nothing.
const IS_ID = 'must be the ID of a company';
const ROW = z.object(
  {
    companyId: z.union([z.string().check(z.regex(/\S/, IS_ID)), z.number()], IS_ID),
    customerRef: z.nullish(z.union([z.string(), z.number()], 'must be a text')),
  },
  'must be { companyId, customerRef }',
);
const ROWS = z.array(ROW, 'must be a list of { companyId, customerRef }');
const PREFIX = z.string().check(z.regex(/\S/), z.maxLength(200));

/**
 * @param customers Other fields of a row are ignored.
 * @returns The reference of a company, or null when there is no mapping at all.
 * @throws KeepnetConfigurationError that names every fault by its path.
 */
export function checkCustomers(
  customers: unknown,
  tagPrefix: unknown,
): ((company: Pick<Company, 'companyId' | 'tags'>) => CustomerRef) | null {
  if (customers === undefined && tagPrefix === undefined) return null;
  const rows = ROWS.safeParse(customers === undefined ? [] : customers);
  if (!rows.success) throwFaults('list of customers', 'customers', rows.error.issues);
  const prefix = z.optional(PREFIX).safeParse(tagPrefix);
  const message = 'must be the beginning of a tag, such as "bill:"';
  if (!prefix.success) throwFaults('customer tag prefix', 'customerTagPrefix', [{ path: [], message }]);

  const listed = new Map<string, Set<string>>();
  for (const { companyId, customerRef } of rows.data ?? []) {
    const ref = String(customerRef ?? '').trim();
    if (ref === '') continue;
    const id = String(companyId).trim();
    listed.set(id, (listed.get(id) ?? new Set()).add(ref));
  }
  const fromTags = prefix.data === undefined ? () => [] : createTagReader(prefix.data);
  return ({ companyId, tags }) => onlyRef([...(listed.get(companyId) ?? []), ...fromTags(tags)]);
}

/** The reference in a company's tags: with `bill:`, the tag `bill:C-1042` gives `C-1042`. */
export function refFromTags(tags: readonly string[], prefix: string): CustomerRef {
  return onlyRef(createTagReader(prefix)(tags));
}

function onlyRef(all: readonly string[]): CustomerRef {
  const refs = new Set(all);
  const [first = null] = refs;
  return refs.size > 1 ? { ref: null, isAmbiguous: true } : { ref: first, isAmbiguous: false };
}

function createTagReader(prefix: string): (tags: readonly string[]) => string[] {
  // Composed, so that the prefix has as many letters in a tag as it has itself.
  const start = prefix.trim().normalize('NFC');
  const folded = foldCase(start);
  return (tags) =>
    tags
      .map((tag) => tag.trim().normalize('NFC'))
      .filter((tag) => foldCase(tag.slice(0, start.length)) === folded)
      .map((tag) => tag.slice(start.length).trim())
      .filter((ref) => ref !== '');
}
