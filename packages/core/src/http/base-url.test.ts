import { expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { DEFAULT_BASE_URL, parseBaseUrl } from './base-url';

test.each([
  [undefined, DEFAULT_BASE_URL],
  ['https://api.keepnetlabs.com', 'https://api.keepnetlabs.com'],
  ['https://api.keepnetlabs.com/', 'https://api.keepnetlabs.com'],
  ['https://api.keepnetlabs.com///', 'https://api.keepnetlabs.com'],
  ['https://api.keepnetlabs.com/api', 'https://api.keepnetlabs.com'],
  ['https://api.keepnetlabs.com/api/', 'https://api.keepnetlabs.com'],
  ['https://api.keepnetlabs.com/API', 'https://api.keepnetlabs.com'],
  ['  HTTPS://API.KeepnetLabs.com \n', 'https://api.keepnetlabs.com'],
  ['https://keepnet.example:8443/tenant/', 'https://keepnet.example:8443/tenant'],
  ['https://keepnet.example/tenant/api/', 'https://keepnet.example/tenant'],
  ['https://keepnet.example/apis', 'https://keepnet.example/apis'],
  ['https://müşteri.example', 'https://xn--mteri-kva70e.example'],
  ['http://localhost:4010', 'http://localhost:4010'],
  ['http://LOCALHOST', 'http://localhost'],
  ['http://127.0.0.1:4010/api', 'http://127.0.0.1:4010'],
  ['http://127.1.2.3', 'http://127.1.2.3'],
  ['http://127.1', 'http://127.0.0.1'],
  ['http://[::1]:4010', 'http://[::1]:4010'],
  ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
  ['http://0x7f.1:80', 'http://127.0.0.1'],
  ['http://2130706433:4010', 'http://127.0.0.1:4010'],
  ['http://127.0.0.1.', 'http://127.0.0.1'],
  ['https://api.keepnetlabs.com:443', 'https://api.keepnetlabs.com'],
  ['https://api.keepnetlabs.com.', 'https://api.keepnetlabs.com.'],
  ['https://api.keepnetlabs．com', 'https://api.keepnetlabs.com'], // a full-width dot
  ['https://api.keepnetlabs.com/@elsewhere.example', 'https://api.keepnetlabs.com/@elsewhere.example'],
  ['https://api.keepnetlabs.com/a/../..//elsewhere.example', 'https://api.keepnetlabs.com//elsewhere.example'],
  ['https://api.keepnetl\u0430bs.com', 'https://api.xn--keepnetlbs-6qi.com'], // a Cyrillic а, seen in every error
])('returns the address of %j', (input, expected) => {
  expect(parseBaseUrl(input)).toBe(expected);
});

test.each([
  ['', 'is not a complete address'],
  ['   ', 'is not a complete address'],
  ['api.keepnetlabs.com', 'is not a complete address'],
  ['https://', 'is not a complete address'],
  ['https://api keepnetlabs.com', 'is not a complete address'],
  ['https://user:pa55@api.keepnetlabs.com', 'holds a user name or password'],
  ['https://api.keepnetlabs.com@elsewhere.example', 'holds a user name or password'],
  ['https://api.keepnetlabs.com:443@elsewhere.example', 'holds a user name or password'],
  ['https://api.keepnetlabs.com%40elsewhere.example', 'is not a complete address'],
  ['https://api.keepnetlabs.com:65536', 'is not a complete address'],
  ['https://api.keepnetlabs.com:443:80', 'is not a complete address'],
  ['https://[::1%25lo]', 'is not a complete address'],
  ['https:\\\\api.keepnetlabs.com', 'holds a backslash, a space or an invisible'],
  ['https://api.keepnetlabs.com\\@elsewhere.example', 'holds a backslash, a space or an invisible'],
  ['https://api.keepnetlabs.com\\.elsewhere.example', 'holds a backslash, a space or an invisible'],
  ['https://api.keepnetlabs.com\t.elsewhere.example', 'holds a backslash, a space or an invisible'],
  ['https://api.keepnetlabs.com\n@elsewhere.example', 'holds a backslash, a space or an invisible'],
  ['https://api.keepnetlabs.com\r\nx-header: 1', 'is not a complete address'],
  ['https://api.keepnetl\u200babs.com', 'holds a backslash, a space or an invisible'],
  ['https://api.keepnetlabs.com/\u202eelsewhere', 'holds a backslash, a space or an invisible'],
  ['https://api.keepnetlabs.com/a b', 'holds a backslash, a space or an invisible'],
  ['java\nscript:alert(1)', 'holds a backslash, a space or an invisible'],
  ['https://user@api.keepnetlabs.com', 'holds a user name or password'],
  ['https://:pa55@api.keepnetlabs.com', 'holds a user name or password'],
  ['https://api.keepnetlabs.com?key=pa55', 'holds a query or a fragment'],
  ['https://api.keepnetlabs.com/?', 'holds a query or a fragment'],
  [' https://api.keepnetlabs.com/? ', 'holds a query or a fragment'],
  ['https://api.keepnetlabs.com/#pa55', 'holds a query or a fragment'],
  ['https://api.keepnetlabs.com/#', 'holds a query or a fragment'],
  ['http://api.keepnetlabs.com', 'does not begin with https://'],
  ['ftp://localhost', 'does not begin with https://'],
  ['file:///etc/hosts', 'does not begin with https://'],
  ['http://10.0.0.1', 'does not begin with https://'],
  ['http://0.0.0.0', 'does not begin with https://'],
  ['http://localhost.', 'does not begin with https://'],
  ['http://[::]', 'does not begin with https://'],
  ['http://[::ffff:127.0.0.1]', 'does not begin with https://'],
  ['http://169.254.169.254', 'does not begin with https://'],
  ['ws://localhost', 'does not begin with https://'],
  ['http://[::2]', 'does not begin with https://'],
  ['http://127.0.0.1.example.com', 'does not begin with https://'],
  ['http://localhost.example.com', 'does not begin with https://'],
  ['http://loc\u0430lhost', 'does not begin with https://'], // a Cyrillic а
  ['localhost:4010', 'does not begin with https://'],
])('throws KeepnetConfigurationError for %j: it %s', (input, what) => {
  expect(() => parseBaseUrl(input)).toThrow(KeepnetConfigurationError);
  expect(() => parseBaseUrl(input)).toThrow(`The Base URL ${what}`);
  expect(() => parseBaseUrl(input)).not.toThrow('pa55');
});

const EXAMPLE = 'for example https://api.keepnetlabs.com.';

test.each([
  ['api.keepnetlabs.com', `is not a complete address. Write it with https://, ${EXAMPLE}`],
  ['https://user@x.example', `holds a user name or password. Remove that part, ${EXAMPLE}`],
  ['https://x.example?a', `holds a query or a fragment. Remove everything from the ? or # on, ${EXAMPLE}`],
  [
    'http://x.example',
    `does not begin with https://. Write it with https://, so that the credentials travel encrypted, ${EXAMPLE}`,
  ],
])('throws KeepnetConfigurationError that says how to write %j instead', (input, words) => {
  expect(() => parseBaseUrl(input)).toThrow(new KeepnetConfigurationError(`The Base URL ${words}`));
});

test.each(['https://dash.keepnetlabs.com', 'https://DASH.keepnetlabs.com/companies'])(
  'throws KeepnetConfigurationError that names the API for the console %s',
  (input) => {
    expect(() => parseBaseUrl(input)).toThrow(KeepnetConfigurationError);
    expect(() => parseBaseUrl(input)).toThrow(/is the Keepnet console.*https:\/\/api\.keepnetlabs\.com/);
  },
);

test.each([null, 42, {}, new URL('https://api.keepnetlabs.com')])(
  'throws KeepnetConfigurationError for %s, which is no text',
  (input) => {
    expect(() => parseBaseUrl(input as unknown as string)).toThrow(KeepnetConfigurationError);
  },
);
