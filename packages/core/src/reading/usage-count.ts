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
  /** An independent counter that starts with the same counts. */
  copy(): UsageCounter;
}

interface Tally {
  total: number;
  readonly numbers: Digest;
  readonly names: Digest;
  readonly resellers: Digest;
  readonly byReseller: Map<number, Map<number, number>>;
}

export function createUsageCounter(
  tally: Tally = { total: 0, numbers: [0, 0], names: [0, 0], resellers: [0, 0], byReseller: new Map() },
): UsageCounter {
  const { numbers, names, resellers, byReseller } = tally;
  const hashReseller = createNameHash();
  return {
    add({ companyName, resellerName, monthlyUsers }) {
      tally.total = addExactly(tally.total, monthlyUsers);
      if (monthlyUsers === 0) return;
      const number = hashOf(String(monthlyUsers));
      const name = hashOf(comparable(companyName));
      const reseller = hashReseller(resellerName);
      const ofReseller = byReseller.get(toKey(reseller)) ?? new Map<number, number>();
      byReseller.set(toKey(reseller), ofReseller);
      addNumbers(ofReseller, toKey(name), number[0]);
      const named = joined(name, number);
      addTo(numbers, number);
      addTo(names, named);
      addTo(resellers, joined(reseller, named));
    },
    count: () => ({
      total: tally.total,
      numbers: hex(numbers),
      names: hex(names),
      resellers: hex(resellers),
      byReseller,
    }),
    copy: () =>
      createUsageCounter({
        total: tally.total,
        numbers: [...numbers],
        names: [...names],
        resellers: [...resellers],
        byReseller: new Map([...byReseller].map(([reseller, ofReseller]) => [reseller, new Map(ofReseller)])),
      }),
  };
}

const MOST_KNOWN_NAMES = 10_000;
const LONGEST_KNOWN_NAME = 200;

/** Hashes reseller names. There are few and every row repeats one, so their hashes are kept. */
function createNameHash(): (name: string | null) => Hash {
  const known = new Map<string | null, Hash>();
  return (name) => {
    const kept = known.get(name);
    if (kept) return kept;
    const hash = hashOf(comparable(name));
    if (known.size < MOST_KNOWN_NAMES && (name ?? '').length <= LONGEST_KNOWN_NAME) known.set(name, hash);
    return hash;
  };
}

/** Files spell names differently, for example with an apostrophe before what a spreadsheet would read as a formula. */
const comparable = (name: string | null): string => tidyName(name ?? '').replace(/^'/, '');

/** A checksum of every company's ID and Monthly Users, in any order: 16 hexadecimal digits. */
export function usageDigest(rows: Iterable<{ readonly companyId: string; readonly monthlyUsers: number }>): string {
  const digest: Digest = [0, 0];
  for (const { companyId, monthlyUsers } of rows) addTo(digest, hashOf(`${companyId}\n${monthlyUsers}`));
  return hex(digest);
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

/** Two 32-bit hashes of a text. */
type Hash = readonly [number, number];

/**
 * The sums of the hashes of several texts. They detect accidental differences between two readings. They are not a
 * signature and do not resist deliberate manipulation.
 */
type Digest = [number, number];

function addTo(digest: Digest, hash: Hash): void {
  digest[0] = (digest[0] + hash[0]) >>> 0;
  digest[1] = (digest[1] + hash[1]) >>> 0;
}

const hashOf = (text: string): Hash => [hashFrom(FIRST_SEED, text), hashFrom(SECOND_SEED, text)];

/** FNV-1a, finished as in MurmurHash3. */
function hashFrom(seed: number, text: string): number {
  let value = seed;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return finished(value);
}

/** The hash of two texts together, by their hashes: `joined(a, b)` is not `joined(b, a)`. */
const joined = (a: Hash, b: Hash): Hash => [
  finished(Math.imul(a[0], 0x01000193) ^ b[0]),
  finished(Math.imul(a[1], 0x01000193) ^ b[1]),
];

function finished(hash: number): number {
  let value = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const toKey = ([first, second]: Hash): number => first * 2 ** 20 + (second >>> 12);

const hex = (digest: Digest): string => digest.map((value) => value.toString(16).padStart(8, '0')).join('');
