import { expect, test } from 'vitest';

import { bytes } from '../testing/fake-response';

import { readErrorText } from './read-error-text';

test('returns text whose characters are split over two chunks', async () => {
  const whole = new TextEncoder().encode('Ünlü 客戶');
  const pieces = Array.from(whole, (byte) => Uint8Array.of(byte));
  expect(await readErrorText(bytes(400, pieces).body)).toBe('Ünlü 客戶');
});

test('returns an empty text for an empty body', async () => {
  expect(await readErrorText(bytes(400, []).body)).toBe('');
});

test('closes a body that it does not read to its end', async () => {
  let closed = false;
  async function* body(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield new Uint8Array(40_000).fill(0x78);
    } finally {
      closed = true;
    }
  }
  expect(await readErrorText(body())).toHaveLength(80_000);
  expect(closed).toBe(true);
});
