import type { AccountCache } from '../../src/step/account-cache';

// What Zapier holds back until somebody agrees: a poll with more new rows than this.
const MOST_NEW = 100;

/** What Zapier does with the polls of one Zap: each ID triggers once, unless it was there when the Zap was turned on. */
export class FakeZap {
  /** How often each ID has triggered. */
  readonly triggered = new Map<string, number>();
  /** The most new rows that a poll brought. */
  mostNew = 0;
  held = 0;
  private seen = new Set<string>();

  /** Turned on, or published again: Zapier forgets what it knew, and takes what is there now for old. */
  turnOn(ids: readonly string[]): void {
    this.seen = new Set(ids);
  }

  poll(ids: readonly string[]): void {
    const fresh = ids.filter((id) => !this.seen.has(id));
    this.mostNew = Math.max(this.mostNew, fresh.length);
    if (fresh.length > MOST_NEW) this.held += fresh.length;
    for (const id of fresh) {
      this.seen.add(id);
      this.triggered.set(id, (this.triggered.get(id) ?? 0) + 1);
    }
  }
}

/** A cache in memory that can lose everything. */
export function memoryCache(): AccountCache & { clear(): void } {
  const values = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(values.get(key)),
    set(key, value) {
      values.set(key, value);
      return Promise.resolve();
    },
    clear: () => values.clear(),
  };
}
