import { KeepnetResponseError } from '../errors/keepnet-response-error';
import { tidyName } from '../texts/fold-case';

/** What is counted: a company in the search, or a row of Keepnet's own file. */
export interface CountedUsage {
  readonly companyName: string | null;
  readonly resellerName: string | null;
  readonly monthlyUsers: number;
}

/**
 * The total of a list of companies, for comparison with another list. The fingerprints are equal for the same Monthly
 * Users in any order. They leave out companies without users, which files may not contain.
 */
export interface UsageCount {
  readonly total: number;
  readonly numbers: string;
  /** The numbers with the name of each company. */
  readonly names: string;
  /** The numbers with the names of each company and its reseller. */
  readonly resellers: string;
  /** By reseller and name, the combined numbers, all as hashes: names and rows are not kept. */
  readonly byReseller: ReadonlyMap<number, NumbersByName>;
}

type NumbersByName = ReadonlyMap<number, number>;

/**
 * Whether a name in both has different numbers, or is under a different one of the resellers in both: then customers or
 * resellers were swapped, not just spelled differently.
 *
 * @param hasResellers Whether both have resellers.
 */
export function contradictsByName(a: UsageCount, b: UsageCount, hasResellers: boolean): boolean {
  const [names, others] = [numbersByName(a), numbersByName(b)];
  if ([...names].some(([name, numbers]) => (others.get(name) ?? numbers) !== numbers)) return true;
  return hasResellers && (hasMoved(a, b, others) || hasMoved(b, a, names));
}

/** Whether a name in both `a` and `b` is missing in `b` under its reseller, although `b` has that reseller. */
function hasMoved(a: UsageCount, b: UsageCount, namesOfB: NumbersByName): boolean {
  return [...a.byReseller].some(([reseller, names]) => {
    const others = b.byReseller.get(reseller);
    return others && [...names].some(([name, numbers]) => namesOfB.has(name) && others.get(name) !== numbers);
  });
}

function numbersByName({ byReseller }: UsageCount): NumbersByName {
  const all = new Map<number, number>();
  for (const names of byReseller.values()) for (const [name, numbers] of names) addNumbers(all, name, numbers);
  return all;
}

function addNumbers(names: Map<number, number>, name: number, numbers: number): void {
  names.set(name, ((names.get(name) ?? 0) + numbers) >>> 0);
}

export function countUsage(rows: Iterable<CountedUsage>): UsageCount {
  const counter = createUsageCounter();
  for (const row of rows) counter.add(row);
  return counter.count();
}

/** Counts rows as they arrive. */
interface UsageCounter {
  /** @throws KeepnetResponseError if the sum is too large to be exact. */
  add(row: CountedUsage): void;
  count(): UsageCount;
}

export function createUsageCounter(): UsageCounter {
  const [numbers, names, resellers] = [createDigest(), createDigest(), createDigest()];
  const byReseller = new Map<number, Map<number, number>>();
  let total = 0;
  return {
    add({ companyName, resellerName, monthlyUsers }) {
      total = addExactly(total, monthlyUsers);
      if (monthlyUsers === 0) return;
      const [name, reseller] = [comparable(companyName), comparable(resellerName)];
      const resellerKey = toKey(reseller);
      const ofReseller = byReseller.get(resellerKey) ?? new Map<number, number>();
      byReseller.set(resellerKey, ofReseller);
      addNumbers(ofReseller, toKey(name), hash(String(monthlyUsers), FIRST_SEED));
      numbers.add(String(monthlyUsers));
      names.add(`${name}\n${monthlyUsers}`);
      resellers.add(`${reseller}\n${name}\n${monthlyUsers}`);
    },
    count: () => ({
      total,
      numbers: numbers.toString(),
      names: names.toString(),
      resellers: resellers.toString(),
      byReseller,
    }),
  };
}

const toKey = (text: string): number => hash(text, FIRST_SEED) * 2 ** 20 + (hash(text, SECOND_SEED) >>> 12);

/** Files spell names differently, for example with an apostrophe before what a spreadsheet would read as a formula. */
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

const FIRST_SEED = 0x811c9dc5;
const SECOND_SEED = 0x9e3779b9;

/**
 * Sums two 32-bit hashes (FNV-1a, finished as in MurmurHash3) of each text. It detects accidental differences between
 * two readings. It is not a signature and does not resist deliberate manipulation.
 */
function createDigest(): { add(text: string): void; toString(): string } {
  let high = 0;
  let low = 0;
  return {
    add(text) {
      high = (high + hash(text, FIRST_SEED)) >>> 0;
      low = (low + hash(text, SECOND_SEED)) >>> 0;
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
