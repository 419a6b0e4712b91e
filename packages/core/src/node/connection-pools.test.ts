import { HttpsProxyAgent } from 'https-proxy-agent';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createConnectionPools } from './connection-pools';

const proxy = 'http://proxy.example:3128/';
const connectionTo = (url: string) => createConnectionPools({ maxSockets: 4, extraCertificates: [] })(url);
const tunnelOf = (url: string): string | undefined => {
  const { httpsAgent } = connectionTo(url);
  return httpsAgent instanceof HttpsProxyAgent ? httpsAgent.proxy.href : undefined;
};

beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'ALL_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
});
afterEach(() => vi.unstubAllEnvs());

test('returns a direct connection without proxy variables', () => {
  expect(tunnelOf('https://api.example/')).toBeUndefined();
  expect(connectionTo('https://api.example/').proxy).toBe(false);
});

test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])('returns the proxy of %s for https', (name) => {
  vi.stubEnv(name, proxy);
  expect(tunnelOf('https://api.example/')).toBe(proxy);
});

test.each([
  ['NO_PROXY', 'api.example'],
  ['no_proxy', 'api.example'],
  ['NO_PROXY', 'other.example, .example'],
  ['NO_PROXY', '*'],
  ['NO_PROXY', 'api.example:443'],
])('returns a direct connection where %s is %s', (name, value) => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  vi.stubEnv(name, value);
  expect(tunnelOf('https://api.example/')).toBeUndefined();
});

test.each(['other.example', 'pi.example', 'api.example:8443'])('returns the proxy where NO_PROXY is %s', (value) => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  vi.stubEnv('NO_PROXY', value);
  expect(tunnelOf('https://api.example/')).toBe(proxy);
});

test.each(['https://localhost:4010/', 'https://127.0.0.1/', 'https://[::1]/'])('returns no proxy for %s', (url) => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  expect(tunnelOf(url)).toBeUndefined();
  expect(connectionTo(url).proxy).toBe(false);
});

test('returns the proxy of plain http to axios, except for this machine', () => {
  vi.stubEnv('HTTP_PROXY', proxy);
  expect(connectionTo('http://api.example/')).not.toHaveProperty('proxy');
  expect(connectionTo('http://localhost:4010/').proxy).toBe(false);
});

test('returns the same pool for the same way out', () => {
  vi.stubEnv('HTTPS_PROXY', proxy);
  const pools = createConnectionPools({ maxSockets: 4, extraCertificates: [] });
  expect(pools('https://a.example/').httpsAgent).toBe(pools('https://b.example/').httpsAgent);
  expect(pools('https://a.example/').httpAgent).toBe(pools('http://localhost/').httpAgent);
});
