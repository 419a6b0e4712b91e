import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';

import axios, { type AxiosResponse } from 'axios';

import { version } from '../../package.json';
import { createHostTransport } from '../http/host-transport';
import type { Transport } from '../ports/transport';

import { ACCEPTED_ENCODINGS, decompressed } from './decompressed';
import { proxyFromEnvironment } from './proxy-from-environment';
import { toTransportError } from './to-transport-error';
import { TunnelAgent } from './tunnel-agent';

/** How the transport connects; every field is optional. */
export interface AxiosTransportOptions {
  /** Connections per host, kept open between requests. Default 16. */
  readonly maxSockets?: number;
  /** Default `keepnet-workflows/<version>`. */
  readonly userAgent?: string;
  /** Certificates (PEM) to trust in addition to the well-known ones, for a server with its own certificate. */
  readonly extraCertificates?: readonly string[];
}

/**
 * A transport for Node over axios: persistent connections, compressed answers, and the proxy from HTTPS_PROXY and
 * NO_PROXY for https addresses, except this machine. See core's Transport.
 *
 * The cause of its `KeepnetConnectionError` contains only the system's code.
 */
export function createAxiosTransport(options: AxiosTransportOptions = {}): Transport {
  const agentsFor = createAgents(options);
  const client = axios.create({
    headers: {
      common: {
        'User-Agent': options.userAgent ?? `keepnet-workflows/${version}`,
        Accept: '*/*',
        'Accept-Encoding': ACCEPTED_ENCODINGS,
      },
    },
    maxRedirects: 0,
    validateStatus: null,
    decompress: false,
    // The agents use the proxy. axios would open a tunnel per request and trust a proxy's own answers.
    proxy: false,
    // The default ones reformat a JSON body and parse an answer.
    transformRequest: [],
    transformResponse: [],
    // Also for a text: axios would read one of any size and encoding.
    responseType: 'stream',
  });
  return createHostTransport({
    async send({ method, url, headers, body }, signal) {
      const data = body === undefined ? {} : { data: body };
      const response = await client.request<Readable>({ ...agentsFor(url), method, url, headers, ...data, signal });
      const plain = plainHeaders(response);
      const stream = decompressed(response.data, plain);
      // A reset before the first read must not end the process; the reader still gets it.
      stream.on('error', () => undefined);
      return { status: response.status, headers: plain, body: stream };
    },
    timeUp: (ms) => AbortSignal.timeout(Math.ceil(ms)),
    toError: toTransportError,
  });
}

interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/** One pool of connections per route: direct, or through a proxy. */
function createAgents({ maxSockets = 16, extraCertificates = [] }: AxiosTransportOptions): (url: string) => Agents {
  const pool = { keepAlive: true, maxSockets };
  const secure = { ...pool, ...(extraCertificates.length > 0 && { ca: [...rootCertificates, ...extraCertificates] }) };
  const httpAgent = new HttpAgent(pool);
  const direct = new HttpsAgent(secure);
  const tunnels = new Map<string, TunnelAgent>();
  return (url) => {
    const proxy = proxyFromEnvironment(new URL(url));
    if (!proxy) return { httpAgent, httpsAgent: direct };
    const httpsAgent = tunnels.get(proxy.url.href) ?? new TunnelAgent(proxy, secure);
    tunnels.set(proxy.url.href, httpsAgent);
    return { httpAgent, httpsAgent };
  };
}

function plainHeaders(response: AxiosResponse): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value != null) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return headers;
}
