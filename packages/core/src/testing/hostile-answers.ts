/** What a server says; `body` is sent as it is. */
export interface HostileAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One way in which a server may try to get a token, or the request for one, sent to another server. */
export interface HostileCase {
  readonly name: string;
  /** Which request it answers so: the one for a token, or all others. */
  readonly on: 'token' | 'api';
  /** Whether `fetch`, which follows redirects, ends at the other server. */
  readonly redirects: boolean;
  /** @param other the origin of the other server, `http://127.0.0.1:<port>` */
  readonly answer: (other: string) => HostileAnswer;
}

type Way = Omit<HostileCase, 'on'>;

/** Every way to name another server: redirects of each kind, and addresses in a good answer's head and body. */
export function hostileCases(): HostileCase[] {
  const ways: readonly Way[] = [
    ...[301, 302, 303, 307, 308].map((status) => redirect(status, 'another port', (other) => `${other}/steal`)),
    redirect(307, 'another host', (other) => other.replace('127.0.0.1', 'localhost')),
    redirect(307, 'no scheme', (other) => other.replace('http:', '')),
    redirect(307, 'backslashes', (other) => other.replace('http://', '\\\\')),
    // fetch itself follows none of these.
    { ...redirect(308, 'a user before the host', withUser), redirects: false },
    { ...redirect(300, 'another port', (other) => other), redirects: false },
    { ...redirect(305, 'another port', (other) => other), redirects: false },
    {
      name: 'addresses in the head and the body of a 200',
      redirects: false,
      answer: (other) => ({ status: 200, headers: headWith(other), body: bodyWith(other) }),
    },
    {
      name: 'an address in a 401',
      redirects: false,
      answer: (other) => ({
        status: 401,
        headers: { 'www-authenticate': `Bearer authorization_uri="${other}/connect/token"` },
        body: bodyWith(other),
      }),
    },
  ];
  return (['token', 'api'] as const).flatMap((on) =>
    ways.map((way) => ({ ...way, on, name: `${way.name}, on ${on} requests` })),
  );
}

function redirect(status: number, where: string, locationOf: (other: string) => string): Way {
  return {
    name: `a ${status} to ${where}`,
    redirects: true,
    answer: (other) => ({ status, headers: { location: locationOf(other) }, body: '{}' }),
  };
}

function withUser(other: string): string {
  return other.replace('//', '//api.keepnetlabs.com:x@');
}

function headWith(other: string): Record<string, string> {
  const names = ['location', 'content-location', 'link', 'alt-svc'];
  const links = Object.fromEntries(names.map((name) => [name, `<${other}>; rel="next"`]));
  return { ...links, refresh: `0;url=${other}` };
}

function bodyWith(other: string): string {
  const names = ['next', 'nextPageUrl', '@odata.nextLink', 'token_endpoint', 'baseUrl', 'url'];
  const links = { ...Object.fromEntries(names.map((name) => [name, `${other}/api`])), links: { next: other } };
  const rows = { pageNumber: 1, pageSize: 10, totalNumberOfPages: 1, totalNumberOfRecords: 0, results: [] };
  const token = { access_token: 'opaque-token-of-this-server', expires_in: 3600 };
  return JSON.stringify({ ...links, ...token, status: 'SUCCESS', data: { ...rows, ...links } });
}
