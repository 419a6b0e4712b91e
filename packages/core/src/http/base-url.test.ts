import { describe, expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { DEFAULT_BASE_URL, parseBaseUrl } from './base-url';

test.each([
  [undefined, DEFAULT_BASE_URL],
  ['https://api.keepnetlabs.com///', 'https://api.keepnetlabs.com'],
  ['https://api.keepnetlabs.com/API', 'https://api.keepnetlabs.com'],
  ['  HTTPS://API.KeepnetLabs.com \n', 'https://api.keepnetlabs.com'],
  ['https://keepnet.example:8443/tenant/', 'https://keepnet.example:8443/tenant'],
  ['https://keepnet.example/tenant///api//', 'https://keepnet.example/tenant'],
  ['https://keepnet.example/apis', 'https://keepnet.example/apis'],
  ['https://müşteri.example', 'https://xn--mteri-kva70e.example'],
  ['http://localhost:4010', 'http://localhost:4010'],
  ['http://127.0.0.1:4010/api', 'http://127.0.0.1:4010'],
  ['http://127.100.200.255', 'http://127.100.200.255'],
  ['http://2130706433:4010', 'http://127.0.0.1:4010'],
  ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
  ['https://api.keepnetlabs.com.', 'https://api.keepnetlabs.com.'],
  ['https://api.keepnetlabs．com', 'https://api.keepnetlabs.com'], // a full-width dot
  ['https://api.keepnetlabs.com/@elsewhere.example', 'https://api.keepnetlabs.com/@elsewhere.example'],
  ['https://api.keepnetl\u0430bs.com', 'https://api.xn--keepnetlbs-6qi.com'], // a Cyrillic а, seen in every error
])('returns the address of %j', (input, expected) => {
  expect(parseBaseUrl(input)).toBe(expected);
});

const REFUSED: Readonly<Record<string, readonly unknown[]>> = {
  'is not a complete address. Write it with https://': [
    ...['', '   ', 'api.keepnetlabs.com', 'https://', 'https://api keepnetlabs.com', 'https://keepnet.example:65536'],
    ...[null, 42, new URL('https://api.keepnetlabs.com')],
  ],
  'holds a backslash, a space or an invisible character. Remove it': [
    ...['https://api.keepnetlabs.com\\@elsewhere.example', 'https://api.keepnetlabs.com\t.elsewhere.example'],
    ...['https://api.keepnetlabs.com\n@elsewhere.example', 'https://api.keepnetl\u200babs.com'],
    ...['https://api.keepnetlabs.com/\u202eelsewhere', 'java\nscript:alert(1)'],
  ],
  'holds a user name or password. Remove that part': [
    ...['https://user@api.keepnetlabs.com', 'https://:pa55@api.keepnetlabs.com', 'https://api.keepnetlabs.com:443@x'],
  ],
  'holds a query or a fragment. Remove everything from the ? or # on': [
    ...['?key=pa55', '/?', '/? ', '/#pa55', '/#'].map((end) => `https://api.keepnetlabs.com${end}`),
  ],
  'does not begin with https://. Write it with https://, so that the credentials travel encrypted': [
    ...['http://api.keepnetlabs.com', 'ftp://localhost', 'ws://localhost', 'file:///etc/hosts', 'localhost:4010'],
    ...['http://10.0.0.1', 'http://0.0.0.0', 'http://[::]', 'http://[::2]', 'http://[::ffff:127.0.0.1]'],
    ...['http://localhost.', 'http://x.localhost', 'http://localhost.example.com', 'http://loc\u0430lhost'],
    'http://127.0.0.1.example.com',
  ],
};

describe.each(Object.entries(REFUSED))('throws KeepnetConfigurationError for an address that %s:', (words, inputs) => {
  test.each(inputs)('%j', (input) => {
    const error = new KeepnetConfigurationError(`The Base URL ${words}, for example ${DEFAULT_BASE_URL}.`);
    expect(() => parseBaseUrl(input as string)).toThrow(error);
  });
});

test('throws KeepnetConfigurationError that names the API for the console', () => {
  const act = () => parseBaseUrl('https://DASH.keepnetlabs.com/companies');
  expect(act).toThrow(KeepnetConfigurationError);
  expect(act).toThrow(/is the Keepnet console.*https:\/\/api\.keepnetlabs\.com/);
});
