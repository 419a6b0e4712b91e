import { byCodeUnit } from '@keepnet-workflows/core';

import type { AccountCache } from '../step/account-cache';
import type { UsageWindow } from './usage-clock';
import type { MonthUsage } from './usage-row';

/** The proved usage of a month, its lines in the order of their IDs so that each run agrees, and when giving it out began. */
export interface KeptUsage extends MonthUsage {
  readonly openedAt: number;
}

const ROWS_OF_A_PART = 500;
const KEPT_S = 12 * 86_400;

type Contents = Omit<KeptUsage, 'lines'> & {
  /** What the parts of this reading are kept under: parts of two readings never mix. */
  readonly reading: string;
  readonly parts: number;
};

/**
 * The usage of the month of a window, read once and kept until the window closes. What is lost from the cache is read
 * again.
 *
 * A Zap that could not read the month when the window opened must not give out all at once what was due until then: the
 * portions begin when the reading succeeds. While nothing has failed they begin with the window, whatever the cache lost.
 */
export async function keptUsage(
  cache: AccountCache,
  { month, opensAt }: UsageWindow,
  nowMs: number,
  read: () => Promise<MonthUsage>,
): Promise<KeptUsage> {
  const kept = await load(cache, month);
  if (kept) return kept;
  const failed = `usage:${month}:failed`;
  try {
    const usage = inOrder(await read());
    const openedAt = (await cache.get(failed)) === true ? nowMs : opensAt;
    await store(cache, { ...usage, openedAt }, String(nowMs));
    return { ...usage, openedAt };
  } catch (error) {
    await cache.set(failed, true, KEPT_S);
    throw error;
  }
}

const inOrder = (usage: MonthUsage): MonthUsage => ({
  ...usage,
  lines: usage.lines.toSorted((a, b) => byCodeUnit(a.companyId, b.companyId)),
});

async function load(cache: AccountCache, month: string): Promise<KeptUsage | undefined> {
  const contents = (await cache.get(`usage:${month}`)) as Contents | undefined;
  if (!contents) return undefined;
  const { reading, parts, ...usage } = contents;
  const keys = Array.from({ length: parts }, (_, part) => partKey(month, reading, part));
  const lines = await Promise.all(keys.map((key) => cache.get(key) as Promise<MonthUsage['lines'] | undefined>));
  const whole = lines.flatMap((part) => part ?? []);
  return whole.length === usage.companyCount ? { ...usage, lines: whole } : undefined;
}

/** The contents last: they promise that the parts are there. */
async function store(cache: AccountCache, { lines, ...usage }: KeptUsage, reading: string): Promise<void> {
  const parts = Math.ceil(lines.length / ROWS_OF_A_PART);
  await Promise.all(
    Array.from({ length: parts }, (_, part) => {
      const rows = lines.slice(part * ROWS_OF_A_PART, (part + 1) * ROWS_OF_A_PART);
      return cache.set(partKey(usage.month, reading, part), rows, KEPT_S);
    }),
  );
  await cache.set(`usage:${usage.month}`, { ...usage, reading, parts } satisfies Contents, KEPT_S);
}

const partKey = (month: string, reading: string, part: number): string => `usage:${month}:${reading}:${part}`;
