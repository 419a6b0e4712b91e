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

const USER = 'a user before the host';
const LOCATIONS: Readonly<Record<string, (other: string) => string>> = {
  'another port': (other) => `${other}/steal`,
  'another host': (other) => other.replace('127.0.0.1', 'localhost'),
  'no scheme': (other) => other.replace('http:', ''),
  [USER]: (other) => other.replace('//', '//api.keepnetlabs.com:x@'),
  backslashes: (other) => other.replace('http://', '\\\\'),
};
const STATUSES = [301, 302, 303, 307, 308];

/** Every way to name another server: redirects of each kind, and addresses in a good answer's head and body. */
export function hostileCases(): HostileCase[] {
  const on = ['token', 'api'] as const;
  const cases = [...redirects(), ...namedAddresses()];
  return on.flatMap((request) =>
    cases.map((each) => ({ ...each, on: request, name: `${each.name}, on ${request} requests` })),
  );
}

function redirects(): Omit<HostileCase, 'on'>[] {
  const toPort = STATUSES.map((status) => redirect(status, 'another port'));
  const elsewhere = ['another host', 'no scheme', 'backslashes'].map((location) => redirect(307, location));
  // fetch itself follows none to an address with a user.
  const withUser = redirect(308, USER, false);
  return [
    ...toPort,
    ...elsewhere,
    withUser,
    redirect(300, 'another port', false),
    redirect(305, 'another port', false),
  ];
}

function redirect(status: number, location: string, redirects = true): Omit<HostileCase, 'on'> {
  return {
    name: `a ${status} to ${location}`,
    redirects,
    answer: (other) => ({ status, headers: { location: LOCATIONS[location]?.(other) ?? other }, body: '{}' }),
  };
}

function namedAddresses(): Omit<HostileCase, 'on'>[] {
  const heads = ['location', 'content-location', 'refresh', 'link', 'alt-svc'];
  const head = (other: string): Record<string, string> =>
    Object.fromEntries(heads.map((name) => [name, name === 'refresh' ? `0;url=${other}` : `<${other}>; rel="next"`]));
  const links = (other: string): object => ({
    next: other,
    nextPageUrl: `${other}/api/companies/search`,
    links: { next: other },
    '@odata.nextLink': other,
    token_endpoint: `${other}/connect/token`,
    baseUrl: other,
    url: other,
  });
  const rows = { pageNumber: 1, pageSize: 10, totalNumberOfPages: 1, totalNumberOfRecords: 0, results: [] };
  const body = (other: string): string =>
    JSON.stringify({
      ...links(other),
      access_token: 'opaque-token-of-this-server',
      expires_in: 3600,
      status: 'SUCCESS',
      data: { ...rows, ...links(other) },
    });
  return [
    {
      name: 'addresses in the head and the body of a 200',
      redirects: false,
      answer: (other) => ({ status: 200, headers: head(other), body: body(other) }),
    },
    {
      name: 'an address in a 401',
      redirects: false,
      answer: (other) => ({
        status: 401,
        headers: { 'www-authenticate': `Bearer authorization_uri="${other}/connect/token"` },
        body: body(other),
      }),
    },
  ];
}
