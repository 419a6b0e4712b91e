import { describe, expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import { createFakeClock } from '../testing/fake-clock';

import { createTokenSource } from './token-source';

/** A source of tokens with this life; the request `failing` is refused, counted from 1. */
function createSetup({ lifeMs = 3_600_000, failing = 0 } = {}) {
  const clock = createFakeClock();
  let asked = 0;
  const tokens = createTokenSource(async () => {
    const issuedAt = clock.now();
    const number = ++asked;
    await Promise.resolve();
    if (number === failing) throw refused;
    return { value: `token-${number}`, issuedAt, expiresAt: issuedAt + lifeMs };
  }, clock);
  return { clock, tokens, asked: () => asked };
}

const refused = new Error('refused');

describe('renewal before expiry', () => {
  test.each([
    ['60 seconds', 3_600_000, 3_540_000],
    ['60 seconds', 600_000, 540_000],
    ['a tenth of its life', 599_000, 539_100],
    ['a tenth of its life', 1000, 900],
  ])('comes %s early for a life of %i ms', async (_name, lifeMs, freshMs) => {
    const { clock, tokens, asked } = createSetup({ lifeMs });
    await tokens.get();
    clock.advance(freshMs - 1);
    expect((await tokens.get()).value).toBe('token-1');
    expect(asked()).toBe(1);
    clock.advance(1);
    expect((await tokens.get()).value).toBe('token-2');
    clock.advance(freshMs - 1);
    expect((await tokens.get()).value).toBe('token-2');
    expect(asked()).toBe(2);
  });

  test('asks every time for tokens that do not live', async () => {
    const { tokens, asked } = createSetup({ lifeMs: 0 });
    await tokens.get();
    await tokens.get();
    expect(asked()).toBe(2);
  });
});

describe('one request at a time', () => {
  test('returns one token to 50 callers', async () => {
    const { tokens, asked } = createSetup();
    const answers = await Promise.all(Array.from({ length: 50 }, () => tokens.get()));
    expect(new Set(answers.map((token) => token.value))).toEqual(new Set(['token-1']));
    expect(asked()).toBe(1);
  });

  test('throws one failure to all who wait, and asks again a second later', async () => {
    const { clock, tokens, asked } = createSetup({ failing: 1 });
    const errors = await Promise.all(Array.from({ length: 50 }, () => catchError(tokens.get())));
    expect(new Set(errors)).toEqual(new Set([refused]));
    clock.advance(999);
    expect(await catchError(tokens.get())).toBe(refused);
    expect(asked()).toBe(1);
    clock.advance(1);
    expect((await tokens.get()).value).toBe('token-2');
  });

  test('does not go on using the old token when a renewal failed', async () => {
    const { clock, tokens } = createSetup({ lifeMs: 600_000, failing: 2 });
    await tokens.get();
    clock.advance(540_000);
    expect(await catchError(tokens.get())).toBe(refused);
    clock.advance(1000);
    expect((await tokens.get()).value).toBe('token-3');
  });
});

test('replaces a token that was refused once, however many tell of it at the same time or late', async () => {
  const { tokens, asked } = createSetup();
  const old = await tokens.get();
  const answers = Array.from({ length: 4 }, () => {
    tokens.invalidate(old);
    return tokens.get();
  });
  for (const token of await Promise.all(answers)) expect(token.value).toBe('token-2');
  tokens.invalidate(old);
  expect((await tokens.get()).value).toBe('token-2');
  expect(asked()).toBe(2);
});
