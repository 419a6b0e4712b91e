import { expect, test } from 'vitest';

import { seal, unseal } from './seal';

test('gives a value back to the holder of the secret, and shows nothing of it', () => {
  const value = [{ companyName: 'Zypresse Handels GmbH', monthlyUsers: 48_213, tags: ['ä', '漢🙂'] }];
  const text = seal(value, 's3cret');
  expect(unseal(text, 's3cret')).toEqual(value);
  expect(text + Buffer.from(text, 'base64').toString('latin1')).not.toContain('Zypresse');
  expect(seal(value, 's3cret')).not.toBe(text);
});

test.each([
  ['another secret', (text: string) => text, 'other'],
  ['a text that was changed', (text: string) => `${text.slice(0, -8)}AAAAAAA=`, 's3cret'],
  ['no sealed text', () => 'x', 's3cret'],
])('throws for %s', (_what, change, secret) => {
  expect(() => unseal(change(seal({ a: 1 }, 's3cret')), secret)).toThrow();
});
