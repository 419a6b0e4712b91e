import { expect, test } from 'vitest';

import { connectionLabel, readCredentials } from './connection';

test.each([
  ['nothing', undefined, 'ACME'],
  ['the default address', 'https://api.keepnetlabs.com', 'ACME'],
  ['the default address in another spelling', ' HTTPS://API.keepnetlabs.com:443/api/ ', 'ACME'],
  ['a server of their own', 'https://Keepnet.Example/api', 'ACME (keepnet.example)'],
  ['one of two servers of one host', 'https://keepnet.example:8443/eu/', 'ACME (keepnet.example:8443/eu)'],
  ['a host that looks like another', 'https://api.keepnetl\u0430bs.com', 'ACME (api.xn--keepnetlbs-6qi.com)'],
])('labels a connection whose Base URL is %s', (_what, baseUrl, label) => {
  expect(connectionLabel(baseUrl === undefined ? {} : { base_url: baseUrl }, 'ACME')).toBe(label);
});

test('labels a connection whose company has no name', () => {
  expect(connectionLabel({}, null)).toBe('Reseller Account');
});

test('reads the credentials as they are sent, so that they are hidden as they are sent', () => {
  expect(readCredentials({ client_id: ' id\n', client_secret: '\ts3 cret ' })).toEqual({
    clientId: 'id',
    clientSecret: 's3 cret',
  });
});

test.each([[undefined], [{}], [{ client_id: 7, client_secret: ['x'] } as unknown as Record<string, string>]])(
  'reads no credentials from %j',
  (authData) => {
    expect(readCredentials(authData)).toEqual({ clientId: '', clientSecret: '' });
  },
);
