import { BlockList, isIP } from 'node:net';

import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';

/** The proxy in the environment for an address. */
export interface Proxy {
  /** Host and port, for messages. */
  readonly name: string;
  readonly url: URL;
  /** The value of a Proxy-Authorization header, if the variable has a user or a password. */
  readonly authorization?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * The proxy for an https address by HTTPS_PROXY, ALL_PROXY and NO_PROXY, or their lower-case forms; undefined for a
 * direct connection. This machine is always reached directly, and so is every http address: the core allows http only
 * to this machine.
 *
 * @throws KeepnetConfigurationError if the variable is not the address of a proxy. Its value is never shown.
 */
export function proxyFromEnvironment(url: URL, environment: Environment = process.env): Proxy | undefined {
  const variable = PROXY_VARIABLES.find((name) => environment[name]?.trim());
  if (variable === undefined || url.protocol !== 'https:' || LOOPBACK.test(url.hostname)) return undefined;
  const exceptions = environment['no_proxy'] || environment['NO_PROXY'] || '';
  return isExcepted(url, exceptions) ? undefined : parseProxy(environment[variable] ?? '', variable);
}

/** Values that must not appear in any message, if the proxy in the environment has a password. */
export function proxySecrets(environment: Environment = process.env): string[] {
  return PROXY_VARIABLES.flatMap((name) => {
    const [, credentials = ''] = /^(?:[a-z]+:\/\/)?(.*)@/i.exec(environment[name]?.trim() ?? '') ?? [];
    const password = credentials.slice(credentials.indexOf(':') + 1);
    const decoded = decodePercent(password) ?? password;
    const pair = decodePercent(credentials) ?? credentials;
    return password === '' ? [] : [decoded, password, Buffer.from(pair).toString('base64')];
  });
}

function parseProxy(value: string, variable: string): Proxy {
  const address = value.trim();
  // Without a scheme, as curl reads it: an http proxy.
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const user = url && decodePercent(url.username);
  const password = url && decodePercent(url.password);
  if (!url || !['http:', 'https:'].includes(url.protocol) || user === undefined || password === undefined) {
    throw new KeepnetConfigurationError(
      `Nothing was sent: ${variable} does not hold the address of an http or https proxy. Write it as ` +
        'http://host:port, or http://user:password@host:port with every % of the password as %25.',
    );
  }
  const name = `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return { name, url, ...(user || password ? { authorization } : {}) };
}

function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A name in NO_PROXY covers its subdomains, with or without a leading dot or `*.`, as curl and Go read it. */
function isExcepted(url: URL, exceptions: string): boolean {
  const host = withoutBrackets(url.hostname);
  const port = url.port || '443';
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      if (isIP(entry) || entry.includes('/')) return isInRange(host, entry);
      const [, name = '', onlyPort = port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const domain = withoutBrackets(name).replace(/^\*?\./, '');
      const isCovered = host === domain || (!isIP(host) && host.endsWith(`.${domain}`));
      return domain !== '' && isCovered && onlyPort === port;
    });
}

function isInRange(host: string, range: string): boolean {
  const [network = '', length] = range.split('/');
  const bits = isIP(network) === 6 ? 128 : 32;
  const prefix = length === undefined ? bits : Number(length);
  const isRange = isIP(network) !== 0 && Number.isInteger(prefix) && prefix >= 0 && prefix <= bits && length !== '';
  if (!isRange || isIP(host) !== isIP(network)) return false;
  const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(network, prefix, family);
  return list.check(host, family);
}

function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
