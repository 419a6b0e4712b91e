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
  ['is hidden in a page', SECRET, '<b>s3cr&amp;t&lt;1&gt;</b>', '<b>[hidden]</b>'],
  ['is hidden in a form', SECRET, 'body: a=1&x=s3cr%26t%3C1%3E', 'body: a=1&x=[hidden]'],
  ['is hidden each time that it comes', SECRET, 's3cr&t<1> and s3cr&t<1>', '[hidden] and [hidden]'],
  ['with spaces is hidden', "it's (a) secret!", "x=it's (a) secret!&y", 'x=[hidden]&y'],
  ['with spaces is hidden in a form', "it's (a) secret!", 'x=it%27s+%28a%29+secret%21&y', 'x=[hidden]&y'],
  ['with spaces is hidden in an address', "it's (a) secret!", "x=it's%20(a)%20secret!&y", 'x=[hidden]&y'],
  ['of four characters is hidden with signs in between', 'ab-cd', 'a b c d', '[hidden]'],
  ['of two characters is not looked for in other words', 'a-b', 'cab', 'cab'],
  ['of six characters is hidden in base64', 'abcdef', 'YWJjZGVm', '[hidden]'],
  ['of three characters is not looked for in base64', 'abc', 'YWJj', 'YWJj'],
  ['is hidden in hex that begins with a zero', 'a\tb', '610962', '[hidden]'],
  ['that is not there leaves escapes as they came', SECRET, '100%25 &amp; more \\u0041', '100%25 &amp; more \\u0041'],
])('a known secret %s', (_name, secret, text, shown) => {
  expect(redact(text, [secret, ''])).toBe(shown);
});

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
  ['PageSize must be between 1 and 99999', 'PageSize must be between 1 and 99999'],
  ['Unknown field LicenseEndDate', 'Unknown field LicenseEndDate'],
  ['No basic. Sorry', 'No basic. Sorry'],
  ['', ''],
])('hides what looks like a secret, but no ordinary words: %j is shown as %j', (text, shown) => {
  expect(redact(text, [])).toBe(shown);
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
