import { expect, test } from 'vitest';

import { redact } from './redact';

test.each([
  ['beginnings of tokens', 'eyJ-'],
  ['names of secrets', 'client_secret '],
  ['words', 'bearer '],
])('reads no more than the beginning of ten million characters of %s', (_name, part) => {
  const started = performance.now();
  expect(redact(part.repeat(10_000_000 / part.length), ['s3cr&t<1>']).length).toBeLessThan(10_000);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('hides a known secret that a cut would halve', () => {
  const text = `${'x'.repeat(4090)} s3cr&t<1>`;
  expect(redact(text, ['s3cr&t<1>'])).not.toContain('s3c');
});

test.each([
  ['bad secret s3cr&t<1>', 'bad secret [hidden]'],
  ['<b>s3cr&amp;t&lt;1&gt;</b>', '<b>[hidden]</b>'],
  ['body: a=1&x=s3cr%26t%3C1%3E', 'body: a=1&x=[hidden]'],
  ['s3cr&t<1> and s3cr&t<1>', '[hidden] and [hidden]'],
])('hides a known secret in %s', (text, expected) => {
  expect(redact(text, ['s3cr&t<1>', ''])).toBe(expected);
});

test.each(["it's (a) secret!", 'it%27s+%28a%29+secret%21', "it's%20(a)%20secret!"])(
  'hides a known secret in either way to encode it: %s',
  (text) => {
    expect(redact(`x=${text}&y`, ["it's (a) secret!"])).toBe('x=[hidden]&y');
  },
);

test.each([
  ['Authorization: Bearer abc.DEF-1_2~+/=', 'Authorization: [hidden]'],
  ['header bearer opaque123 refused', 'header [hidden] refused'],
  ['Basic dXNlcjpwYXNz', '[hidden]'],
  ['token eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln expired', 'token [hidden] expired'],
  ['client_id=abc&client_secret=def&scope=api1', 'client_id=[hidden]&client_secret=[hidden]&scope=api1'],
  ['{"access_token":"abc","x":1}', '{"access_token":[hidden]","x":1}'],
  ['password: hunter2, again', 'password: [hidden], again'],
])('hides what looks like a secret in %s', (text, expected) => {
  expect(redact(text, [])).toBe(expected);
});

test.each(['PageSize must be between 1 and 99999', 'Unknown field LicenseEndDate', 'No basic. Sorry', ''])(
  'returns ordinary words as they are: %s',
  (text) => {
    expect(redact(text, [''])).toBe(text);
  },
);
