import { expect, test } from 'vitest';

import { findSecret } from '../testing/find-secret';
import { redact } from './redact';

const SECRET = 's3cr&t<1>';

test.each(['eyJ-', 'client_secret ', 'bearer '])('reads only the beginning of ten million bytes of %j', (part) => {
  expect(redact(part.repeat(10_000_000 / part.length), [SECRET]).length).toBeLessThan(10_000);
});

test('hides a known secret that a cut would halve', () => {
  expect(redact(`${'x'.repeat(4090)} ${SECRET}`, [SECRET])).not.toContain('s3c');
});

test.each([
  ['<b>s3cr&amp;t&lt;1&gt;</b>', '<b>[hidden]</b>'],
  ['body: a=1&x=s3cr%26t%3C1%3E', 'body: a=1&x=[hidden]'],
  ['s3cr&t<1> and s3cr&t<1>', '[hidden] and [hidden]'],
])('hides a known secret in %s', (text, expected) => {
  expect(redact(text, [SECRET, ''])).toBe(expected);
});

test.each(["it's (a) secret!", 'it%27s+%28a%29+secret%21', "it's%20(a)%20secret!"])(
  'hides a known secret in either way to encode it: %s',
  (text) => expect(redact(`x=${text}&y`, ["it's (a) secret!"])).toBe('x=[hidden]&y'),
);

test.each([[['s3cret-one', 's3cret-one-two']], [['s3cret-one-two', 's3cret-one']]])(
  'hides a secret that is the beginning of another: %j',
  (secrets) => expect(redact('s3cret-one-two and s3cret-one', secrets)).toBe('[hidden] and [hidden]'),
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
  (text) => expect(redact(text, [''])).toBe(text),
);

test('returns a text with nothing to hide as it came, escapes included', () => {
  expect(redact('100%25 &amp; more \\u0041', [SECRET])).toBe('100%25 &amp; more \\u0041');
});

test.each([
  ['percent-encoded in lower case', 's3cr%26t%3c1%3e'],
  ['percent-encoded twice', 's3cr%2526t%253C1%253E'],
  ['in entities', 's3cr&#38;t&#x3C;1&gt;'],
  ['in entities within a URL', 's3cr%26amp%3Bt%26lt%3B1%26gt%3B'],
  ['in escapes of JSON within JSON', 's3cr\\\\u0026t\\\\u003c1>'],
  ['in base64', Buffer.from(`id:${SECRET}`).toString('base64')],
  ['in base64 over two lines', Buffer.from(`client:${SECRET}`).toString('base64').replace(/.{9}/g, '$&\r\n')],
  ['in hex', Buffer.from(SECRET).toString('hex')],
  ['in a dump', '73:33:63:72:26:74:3C:31:3E'],
  ['in UTF-16', Buffer.from(SECRET, 'utf16le').toString()],
  ['with spaces', 's 3 c r & t < 1 >'],
])('hides a known secret %s', (_name, text) => {
  const shown = redact(`it was ${text}, said the server`, [SECRET]);
  expect(shown).toMatch(/^it was .*\[hidden\].*, said the server$/s);
  expect(findSecret(shown, [SECRET])).toBeUndefined();
});

test.each([
  ['the least that is hidden with signs in between', 'ab-cd', 'a b c d', '[hidden]'],
  ['less than that', 'a-b', 'cab', 'cab'],
  ['the least that is hidden in base64', 'abcdef', 'YWJjZGVm', '[hidden]'],
  ['less than that in base64', 'abc', 'YWJj', 'YWJj'],
  ['hex with a zero in front', 'a\tb', '610962', '[hidden]'],
])('hides a short secret, but no ordinary words: %s', (_name, secret, text, shown) => {
  expect(redact(text, [secret])).toBe(shown);
});
