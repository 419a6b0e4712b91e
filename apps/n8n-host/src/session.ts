import { randomUUID } from 'node:crypto';

import { fetchWhenReady } from './fetch-when-ready';
import { HostError } from './host-error';

/** Who the owner of a throwaway n8n is. */
export const OWNER = {
  email: 'owner@keepnet.example',
  firstName: 'Keepnet',
  lastName: 'Demo',
  password: 'Keepnet-demo-1',
} as const;

/** What a logged-in browser holds. */
export interface Login {
  readonly url: string;
  readonly cookie: string;
  /** n8n binds the cookie to it. */
  readonly browserId: string;
}

/** n8n's internal API, as its editor uses it. */
export class Session {
  constructor(readonly login: Login) {}

  get<T>(path: string): Promise<T> {
    return this.#send('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#send('POST', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#send('PATCH', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.#send('DELETE', path);
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { url, cookie, browserId } = this.login;
    const { status, body: answered } = await fetchWhenReady(`${url}${path}`, {
      method,
      headers: { cookie, 'browser-id': browserId, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = answered.toString();
    if (status >= 300) throw new HostError(`${method} ${path} was answered with ${status}: ${text}`);
    const answer = JSON.parse(text) as { data?: T };
    return (answer.data ?? answer) as T;
  }
}

/** Makes the owner of a new n8n and logs in. */
export function createOwner(url: string): Promise<Login> {
  return enter(url, '/rest/owner/setup', OWNER);
}

/** Logs in to an n8n that has its owner. */
export function logIn(url: string): Promise<Login> {
  return enter(url, '/rest/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
}

async function enter(url: string, path: string, body: object): Promise<Login> {
  const browserId = randomUUID();
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'browser-id': browserId },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
  if (!cookie) throw new HostError(`n8n did not let the owner in: ${await response.text()}`);
  return { url, browserId, cookie: cookie.split(';')[0] ?? '' };
}
