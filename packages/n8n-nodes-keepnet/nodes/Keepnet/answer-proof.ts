import { X509Certificate } from 'node:crypto';

import type { IHttpRequestOptions } from 'n8n-workflow';

import { KeepnetConnectionError } from '../../core';

const OTHER_CERTIFICATE = 'ERR_TLS_CERT_ALTNAME_INVALID';

interface PeerCertificate {
  readonly raw: Buffer;
}

/** What n8n's older helper returns as the body of an uncompressed answer. */
interface Received {
  readonly socket?: { readonly authorized?: boolean; getPeerX509Certificate?(): X509Certificate | undefined };
}

/**
 * Distinguishes the server's answer from a proxy's. n8n passes on a proxy's answer to CONNECT as if it came from the
 * server, without a secure connection. So every https request has a certificate check, and an answer counts only if the
 * check ran.
 */
export class AnswerProof {
  readonly #url: URL;
  #isWatched = false;
  #isChecked = false;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  /** The request with the check. */
  addTo(request: IHttpRequestOptions): IHttpRequestOptions {
    if (this.#url.protocol !== 'https:') return request;
    const check = (_name: string, { raw }: PeerCertificate): Error | undefined => {
      // Node passes the proxy's name if the server has only an IP address.
      this.#isChecked = this.#isOfServer(new X509Certificate(raw));
      return this.#isChecked ? undefined : Object.assign(new Error(OTHER_CERTIFICATE), { code: OTHER_CERTIFICATE });
    };
    const startOver = (): typeof check => {
      this.#isWatched = true;
      this.#isChecked = false;
      return check;
    };
    const agentOptions = {
      // Otherwise NODE_TLS_REJECT_UNAUTHORIZED=0 would turn off the check.
      rejectUnauthorized: true,
      // n8n reads it for every connection, even when it repeats a request after a refused token.
      get checkServerIdentity() {
        return startOver();
      },
    };
    return { ...request, agentOptions };
  }

  /** @throws KeepnetConnectionError when something other than the server answered. */
  require(status: number, body: unknown): void {
    // n8n 1 ignores these options. A text is an error that n8n's older helper has already read, never a success.
    if (!this.#isWatched || typeof body === 'string') return;
    if (this.#isChecked || this.#isSecure((body as Received | undefined)?.socket)) return;
    const { host } = this.#url;
    const advice =
      status === 407
        ? 'It asks for a user and a password: write them into HTTPS_PROXY, as http://user:password@host:port.'
        : `Ask whoever runs the proxy to let n8n reach ${host}.`;
    throw new KeepnetConnectionError(
      `No answer from ${host}: a proxy on the way answered in its place (HTTP status ${status}). ${advice}`,
    );
  }

  /** In n8n 1 the older helper passes the check only to direct connections. */
  #isSecure(socket: Received['socket']): boolean {
    const certificate = socket?.authorized ? socket.getPeerX509Certificate?.() : undefined;
    return certificate !== undefined && this.#isOfServer(certificate);
  }

  #isOfServer(certificate: X509Certificate): boolean {
    const host = this.#url.hostname.replace(/^\[|\]$|\.$/g, '');
    const isAddress = host.includes(':') || /^[\d.]+$/.test(host);
    return (isAddress ? certificate.checkIP(host) : certificate.checkHost(host)) !== undefined;
  }
}
