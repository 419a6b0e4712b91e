import { byCodeUnit } from '@keepnet-workflows/core';

import type { AccountCache } from '../step/account-cache';
import type { UsageWindow } from './usage-clock';
import type { MonthUsage } from './usage-row';

/**
 * The proved usage of a month, its lines in the order of their IDs so that each run agrees, and when its events
 * started.
 */
export interface KeptUsage extends MonthUsage {
  readonly openedAt: number;
}

const ROWS_OF_A_PART = 500;
const KEPT_S = 12 * 86_400;

type Contents = Omit<KeptUsage, 'lines'> & {
  /** The cache key for the parts of this reading: parts of two readings never mix. */
  readonly reading: string;
  readonly parts: number;
};

/**
 * The usage of a window's month, read once and kept until the window closes. If it is lost from the cache, it is read
 * again.
 *
 * If a Zap could not read the month when the window opened, it must not fire all due events at once: the portions then
 * start when the reading succeeds. If nothing has failed, they start with the window, even if the cache lost data.
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

/** The table of contents is written last: it means that all parts are there. */
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
