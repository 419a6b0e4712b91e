import { describe, expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../../core';
import { createPollState, isSameState, MOST_KEYS, readPollState } from '../../nodes/Keepnet/trigger/poll-state';

const state = createPollState('watched', new Set([1, 2, 3]), 5000);

describe('readPollState', () => {
  test('returns what was stored for the same thing, after a way through JSON', () => {
    expect(readPollState(JSON.parse(JSON.stringify(state)), 'watched')).toEqual(state);
  });

  test.each([
    ['nothing was stored', undefined],
    ['null was stored', null],
    ['a text was stored', 'state'],
    ['an empty object was stored', {}],
    ['it is of another version', { ...state, v: 2 }],
    ['it was made for something else', { ...state, watched: 'other' }],
    ['keys are missing', { ...state, keys: state.keys.slice(0, 8) }],
    ['the keys are no text', { ...state, keys: [1, 2, 3] }],
    ['its window is no number', { ...state, since: Number.NaN }],
  ])('returns undefined when %s', (_, stored) => {
    expect(readPollState(stored, 'watched')).toBeUndefined();
  });
});

describe('createPollState', () => {
  test('throws KeepnetConfigurationError for more keys than it may store', () => {
    const keys = new Set(Array.from({ length: MOST_KEYS + 1 }, (_, index) => index));
    expect(() => createPollState('watched', keys)).toThrow(KeepnetConfigurationError);
    expect(() => createPollState('watched', keys)).toThrow(/100,001 companies.*remember 100,000/);
  });
});

describe('isSameState', () => {
  test('returns true only if keys and window are the same', () => {
    expect(isSameState(state, createPollState('watched', new Set([3, 2, 1]), 5000))).toBe(true);
    expect(isSameState(state, createPollState('watched', new Set([3, 2]), 5000))).toBe(false);
    expect(isSameState(state, createPollState('watched', new Set([1, 2, 3]), 5001))).toBe(false);
    expect(isSameState(undefined, createPollState('watched', new Set()))).toBe(false);
  });
});
