import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';

import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/** The part of an axios request that says how to connect. */
export interface Connection {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent | HttpsProxyAgent<string>;
  /** False when axios must not look for a proxy itself. */
  readonly proxy?: false;
}

export interface ConnectionPoolsOptions {
  readonly maxSockets: number;
  readonly extraCertificates: readonly string[];
}

const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Keeps connections open, one pool per way out: direct, or through the proxy that the environment names for an
 * address. axios tunnels too, but opens a tunnel for every request and sends a proxy password percent-encoded; so it
 * only finds the proxy of plain http, and this does https. This machine itself is never reached through a proxy.
 */
export function createConnectionPools(options: ConnectionPoolsOptions): (url: string) => Connection {
  const { maxSockets, extraCertificates } = options;
  const pool: AgentOptions = { keepAlive: true, maxSockets };
  const trust = extraCertificates.length > 0 ? { ca: [...rootCertificates, ...extraCertificates] } : {};
  const httpAgent = new HttpAgent(pool);
  const httpsAgent = new HttpsAgent({ ...pool, ...trust });
  const tunnels = new Map<string, HttpsProxyAgent<string>>();

  return (address) => {
    const url = new URL(address);
    if (isLoopback.test(url.hostname)) return { httpAgent, httpsAgent, proxy: false };
    if (url.protocol !== 'https:') return { httpAgent, httpsAgent };
    const proxy = getProxyForUrl(url.href);
    if (proxy === '') return { httpAgent, httpsAgent, proxy: false };
    const tunnel = tunnels.get(proxy) ?? new HttpsProxyAgent(proxy, { ...pool, ...trust });
    // What its constructor takes is for the connection to the proxy; this is for the one within the tunnel.
    Object.assign(tunnel.options, trust);
    tunnels.set(proxy, tunnel);
    return { httpAgent, httpsAgent: tunnel, proxy: false };
  };
}
