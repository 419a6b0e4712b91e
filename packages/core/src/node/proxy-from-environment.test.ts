import { expect, test } from 'vitest';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

import { proxyFromEnvironment, proxySecrets } from './proxy-from-environment';

const proxy = 'http://proxy.example:3128';
const proxyFor = (address: string, environment: Record<string, string>) =>
  proxyFromEnvironment(new URL(address), environment);

const API = 'https://api.keepnet.test/';

test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])('returns the proxy of %s for https', (name) => {
  expect(proxyFor(API, { [name]: proxy })?.url.origin).toBe(proxy);
});

test.each([{}, { HTTP_PROXY: proxy }, { HTTPS_PROXY: ' ' }])('returns no proxy with %j', (environment) => {
  expect(proxyFor(API, environment as Record<string, string>)).toBeUndefined();
});

test.each(['https://localhost:4010/', 'https://127.0.0.1/', 'https://[::1]/', 'http://localhost/', 'http://a.test/'])(
  'returns no proxy for %s',
  (address) => expect(proxyFor(address, { HTTPS_PROXY: proxy, HTTP_PROXY: proxy })).toBeUndefined(),
);

test.each([
  ['http://proxy.example', 'proxy.example:80'],
  ['https://proxy.example', 'proxy.example:443'],
  ['https://proxy.example:8443/', 'proxy.example:8443'],
  ['proxy.example:3128', 'proxy.example:3128'],
  ['10.0.0.1:3128', '10.0.0.1:3128'],
  ['user:pass@proxy.example:3128', 'proxy.example:3128'],
  ['http://[2001:db8::1]:3128', '[2001:db8::1]:3128'],
])('returns for %s the name %s', (value, name) => {
  expect(proxyFor(API, { HTTPS_PROXY: value })?.name).toBe(name);
});

test('returns the user and the password of the proxy as a header, decoded', () => {
  const given = proxyFor(API, { HTTPS_PROXY: 'http://u%40x:p%3A%25@proxy.example:3128' });
  expect(given?.authorization).toBe(`Basic ${Buffer.from('u@x:p:%').toString('base64')}`);
  expect(proxyFor(API, { HTTPS_PROXY: proxy })).not.toHaveProperty('authorization');
});

test.each([
  'socks5://user:hidden@proxy.example:1080',
  'ftp://user:hidden@proxy.example',
  'http://user:hidden@bad host:1',
  'http://user:hidden%zz@proxy.example:3128',
  'http://user:hidden@proxy.example:port',
  'hidden://',
])('throws KeepnetConfigurationError without a word of what the variable holds for %s', (value) => {
  const ask = () => proxyFor(API, { https_proxy: value });
  expect(ask).toThrow(KeepnetConfigurationError);
  expect(ask).toThrow(/^Nothing was sent: https_proxy does not hold/);
  expect(ask).not.toThrow(/hidden/);
});

const COVERING = ['keepnet.test', '.keepnet.test', '*.keepnet.test', 'API.Keepnet.Test', 'api.keepnet.test:443', '*'];

test.each<[host: string, value: string]>([
  ...COVERING.map((value): [string, string] => ['api.keepnet.test', value]),
  ['api.keepnet.test', 'other.example, keepnet.test'],
  ['api.keepnet.test', 'other.example keepnet.test'],
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7', '203.0.113.0/24'],
  ['203.0.113.7', '203.0.113.7:443'],
  ['203.0.113.7', '0.0.0.0/0'],
  ['[2001:db8::7]', '2001:db8::/32'],
  ['[2001:db8::7]', '[2001:db8::7]'],
  ['[2001:db8::7]', '2001:db8:0::7'],
])('returns no proxy for %s with NO_PROXY=%s', (host, value) => {
  for (const name of ['NO_PROXY', 'no_proxy']) {
    expect(proxyFor(`https://${host}/`, { HTTPS_PROXY: proxy, [name]: value })).toBeUndefined();
  }
});

const NOT_COVERING = ['other.example', 'net.test', 'i.keepnet.test', 'api.keepnet.test:8443', 'x.api.keepnet.test'];

test.each<[host: string, value: string]>([
  ...[...NOT_COVERING, ',', '.', ''].map((value): [string, string] => ['api.keepnet.test', value]),
  ['api.keepnet.test', '203.0.113.0/24'],
  ['203.0.113.7', '203.0.114.0/24'],
  ['203.0.113.7', '113.7'],
  ['203.0.113.7', '203.0.113.0/33'],
  ['203.0.113.7', '203.0.113.0/'],
  ['203.0.113.7', 'name/24'],
  ['203.0.113.7', '2001:db8::/32'],
  ['[2001:db8::7]', '203.0.113.0/24'],
])('returns the proxy for %s with NO_PROXY=%j', (host, value) => {
  expect(proxyFor(`https://${host}/`, { HTTPS_PROXY: proxy, NO_PROXY: value })).toBeDefined();
});

test('returns the password of a proxy in every form that may come back, whether or not its address is valid', () => {
  const header = Buffer.from('user:p@ss%').toString('base64');
  expect(proxySecrets({ HTTPS_PROXY: 'http://user:p%40ss%25@proxy.example' })).toEqual(['p@ss%', 'p%40ss%25', header]);
  expect(proxySecrets({ all_proxy: 'user:p%zz@bad host' })).toContain('p%zz');
  expect(proxySecrets({ HTTPS_PROXY: proxy })).toEqual([]);
});
