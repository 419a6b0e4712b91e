import { expect, test } from 'vitest';

import { secretForms } from './secret-forms';

const secret = 's3cr&t <of> "mine"~!/1% ß';
const holds = (text: string): boolean => secretForms(secret).some((form) => text.includes(form));

test.each([
  ['plain', `a ${secret} b`],
  ['a path', `https://host/${encodeURIComponent(secret)}/x`],
  ['a form', new URLSearchParams({ client_secret: secret, scope: 'api1' }).toString()],
  ['JSON', JSON.stringify({ secret })],
  ['HTML', '<p>s3cr&amp;t &lt;of&gt; &quot;mine&quot;~!/1% ß</p>'],
])('finds it in %s', (_name, text) => {
  expect(holds(text)).toBe(true);
});

test.each(['base64', 'base64url'] as const)('finds it in %s, wherever it begins and ends', (encoding) => {
  for (const before of ['', 'a', 'ab', 'abc', 'client:']) {
    for (const after of ['', 'x', 'xy', 'xyz']) {
      expect(holds(Buffer.from(`${before}${secret}${after}`).toString(encoding))).toBe(true);
    }
  }
});

test('returns nothing that another text holds', () => {
  const other = 'client_id=client&scope=api1 Bearer eyJhbGciOi';
  expect(holds(other) || holds(Buffer.from(other).toString('base64'))).toBe(false);
  expect(secretForms('')).toEqual([]);
});
