import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { tidyName } from '../texts/fold-case';

/** What is counted: a company of the search, or a row of Keepnet's own file. */
export interface CountedUsage {
  readonly companyName: string | null;
  readonly resellerName: string | null;
  readonly monthlyUsers: number;
}

/**
 * What a list of companies adds up to, to be compared with another list. The fingerprints are equal for the same Monthly
 * Users in any order, and leave out companies without users: files may not hold them.
 */
export interface UsageCount {
  readonly total: number;
  readonly numbers: string;
  /** The names alone. */
  readonly customers: string;
  /** The numbers with the name of each company. */
  readonly names: string;
  /** The numbers with the names of each company and its reseller. */
  readonly resellers: string;
}

/** @throws KeepnetResponseError when the sum is too large to be written down exactly. */
export async function countUsage(rows: Iterable<CountedUsage> | AsyncIterable<CountedUsage>): Promise<UsageCount> {
  const [numbers, customers, names, resellers] = [createDigest(), createDigest(), createDigest(), createDigest()];
  let total = 0;
  for await (const { companyName, resellerName, monthlyUsers } of rows) {
    total = addExactly(total, monthlyUsers);
    if (monthlyUsers === 0) continue;
    const name = comparable(companyName);
    numbers.add(String(monthlyUsers));
    customers.add(name);
    names.add(`${name}\n${monthlyUsers}`);
    resellers.add(`${comparable(resellerName)}\n${name}\n${monthlyUsers}`);
  }
  return {
    total,
    numbers: numbers.toString(),
    customers: customers.toString(),
    names: names.toString(),
    resellers: resellers.toString(),
  };
}

/** Files write names in ways of their own, an apostrophe before what a spreadsheet would take for a formula included. */
const comparable = (name: string | null): string => tidyName(name ?? '').replace(/^'/, '');

/** A checksum of every company's ID and Monthly Users, in any order: 16 hexadecimal digits. */
export function usageDigest(rows: Iterable<{ readonly companyId: string; readonly monthlyUsers: number }>): string {
  const digest = createDigest();
  for (const { companyId, monthlyUsers } of rows) digest.add(`${companyId}\n${monthlyUsers}`);
  return digest.toString();
}

/** The sum of two counts. */
export function addExactly(sum: number, count: number): number {
  const total = sum + count;
  if (Number.isSafeInteger(total)) return total;
  throw new KeepnetResponseError(
    'No result: the Monthly Users add up to more than can be counted exactly, so a number among them cannot be right. Tell ' +
      'Keepnet support.',
  );
}

/**
 * Sums two 32-bit hashes (FNV-1a, finished as in MurmurHash3) of each text. It tells two readings apart that differ by
 * accident; it is no signature and withstands no one who means to deceive.
 */
function createDigest(): { add(text: string): void; toString(): string } {
  let high = 0;
  let low = 0;
  return {
    add(text) {
      high = (high + hash(text, 0x811c9dc5)) >>> 0;
      low = (low + hash(text, 0x9e3779b9)) >>> 0;
    },
    toString: () => hex(high) + hex(low),
  };
}

function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');
