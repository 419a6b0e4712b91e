import { describe, expect, test } from 'vitest';

import { packKeys, unpackKeys } from '../../nodes/Keepnet/trigger/packed-keys';
import { createPollState, MOST_KEYS } from '../../nodes/Keepnet/trigger/poll-state';
import { transitionKey } from '../../nodes/Keepnet/trigger/transition-key';

const keysOf = (count: number): Set<number> =>
  new Set(Array.from({ length: count }, (_, index) => transitionKey([`company-${index}`, '2026-11-20'])));

describe('packKeys', () => {
  test('returns a text that gives the same keys back, zero and the largest key included', () => {
    const keys = new Set([2 ** 48 - 1, 0, 255, 256, ...keysOf(50)]);
    expect(unpackKeys(packKeys(keys))).toEqual(new Set([...keys].sort((a, b) => a - b)));
  });

  test('returns the same text whatever the order', () => {
    const keys = [...keysOf(20)];
    expect(packKeys(new Set(keys.toReversed()))).toBe(packKeys(new Set(keys)));
  });

  test('returns an empty text for no keys', () => {
    expect(packKeys(new Set())).toBe('');
    expect(unpackKeys('')).toEqual(new Set());
  });

  test('keeps the state of 100,000 companies below 1 MB', () => {
    const state = createPollState('0123456789abcdef', keysOf(MOST_KEYS), Date.UTC(2026, 10, 20));
    expect(state.n).toBe(100_000);
    expect(JSON.stringify(state).length).toBeLessThan(1_000_000);
  });
});

describe('transitionKey', () => {
  test('returns a whole number of 48 bits that depends on every part', () => {
    const keys = [
      transitionKey(['a', 'b']),
      transitionKey(['ab', '']),
      transitionKey(['a', 1]),
      transitionKey(['a', '1']),
    ];
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(Number.isInteger(key) && key < 2 ** 48).toBe(true);
    expect(transitionKey(['a', 'b'])).toBe(keys[0]);
  });
});
