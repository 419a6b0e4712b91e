import type { TransportRequest } from '../../ports/transport';
import { searchPage } from '../company-builder';
import type { FakeClock } from '../fake-clock';
import { bytes, json } from '../fake-response';
import { createFakeTransport, type FakeAnswer, type FakeTransport } from '../fake-transport';

import { type Asked, type AskedBy, askedOf, isAsked, listBodyOf, pathOf, type SentBody } from './asked';
import { companiesCsv } from './companies-csv';
import type { FakeKeepnetOptions } from './fake-keepnet-options';
import { InputError, isOverLimit, selectCompanies } from './select-companies';

export interface FakeKeepnet {
  readonly transport: FakeTransport;
  /** From such a request on, the server is changed in this way. */
  changeAt(asked: AskedBy, change: Partial<FakeKeepnetOptions>): void;
  /** Such requests get these answers in turn, the last one for ever. */
  answerAt(asked: AskedBy, ...answers: readonly (FakeAnswer | Promise<FakeAnswer>)[]): void;
  /** Such requests are answered after `ms`, with what is true by then. */
  slowAt(asked: AskedBy, ms: number): void;
  /** Nothing is answered instead any more, and nothing late. */
  recover(): void;
}

export const fakeClientId = 'fake-client';
export const fakeClientSecret = 'fake-secret-1f0b';

interface Effect {
  readonly asked: Asked;
  /** How many such requests there were. */
  count: number;
  readonly change?: Partial<FakeKeepnetOptions>;
  readonly answers?: readonly (FakeAnswer | Promise<FakeAnswer>)[];
  readonly ms?: number;
}

/** The Keepnet API in memory: token, company search, export, `companies/my` and one company. */
export function createFakeKeepnet(given: FakeKeepnetOptions, clock: FakeClock): FakeKeepnet {
  const options = { ...given };
  const tokens = new Set<string>();
  const effects: Effect[] = [];
  let issued = 0;

  const issueToken = (request: TransportRequest): FakeAnswer => {
    const form = new URLSearchParams(request.body);
    const known = form.get('client_id') === fakeClientId && form.get('client_secret') === fakeClientSecret;
    if (!known || form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'api1') {
      return json(400, { error: 'invalid_client' });
    }
    issued += 1;
    const claims = { role: 'Reseller', reseller_access: true, user_company_name: 'North Reseller', jti: issued };
    const token = fakeToken({ ...claims, ...options.claims });
    tokens.add(token);
    return json(200, { access_token: token, expires_in: 3600, token_type: 'Bearer', scope: 'api1' });
  };

  const answer = (request: TransportRequest): FakeAnswer => {
    const path = pathOf(request);
    if (path === '/connect/token') return issueToken(request);
    const token = headerOf(request, 'authorization')?.replace(/^Bearer /, '');
    if (token === undefined || !tokens.has(token)) return json(401, { status: 'UNAUTHORIZED', message: null });
    const body = listBodyOf(request);
    if (!body) return single(path, options);
    return path.endsWith('/export') ? exportFile(body, options) : search(body, options);
  };

  const add = (by: AskedBy, effect: Omit<Effect, 'asked' | 'count'>, defaults: Asked = {}): void => {
    effects.push({ ...effect, asked: { ...defaults, ...askedOf(by) }, count: 0 });
  };

  const transport = createFakeTransport(async (request) => {
    const due = effects
      .filter(({ asked }) => isAsked(request, asked))
      .map((effect) => ({ ...effect, count: (effect.count += 1) }))
      .filter(({ asked, count }) => asked.nth === undefined || asked.nth === count);
    for (const { ms } of due) if (ms !== undefined) await clock.sleep(ms, request.signal);
    for (const { change } of due) Object.assign(options, change);
    const instead = due.findLast(({ answers }) => answers !== undefined);
    if (instead) return instead.answers?.[instead.count - 1] ?? (instead.answers?.at(-1) as FakeAnswer);
    try {
      return answer(request);
    } catch (error) {
      if (error instanceof InputError) return inputError(error.message);
      throw error;
    }
  });
  return {
    transport,
    changeAt: (by, change) => add(by, { change }, { nth: 1 }),
    answerAt: (by, ...answers) => add(by, { answers }),
    slowAt: (by, ms) => add(by, { ms }),
    recover: () => void effects.splice(0),
  };
}

function search(body: SentBody, options: FakeKeepnetOptions): FakeAnswer {
  const { pageCap = Infinity, present = (row) => row } = options;
  const rows = selectCompanies(body, options);
  const pageSize = Math.min(body.pageSize, pageCap);
  const first = (body.pageNumber - 1) * pageSize;
  const page = rows.slice(first, first + pageSize).map(present);
  const limitExceeded = rows.filter(isOverLimit).length;
  return json(200, searchPage(page, { pageNumber: body.pageNumber, pageSize, total: rows.length, limitExceeded }));
}

function exportFile(body: SentBody, options: FakeKeepnetOptions): FakeAnswer {
  const rows = selectCompanies(body, options);
  if (body.exportType !== 'CSV' || !body.reportAllPages) throw new InputError('Unknown export');
  if (rows.length === 0) throw new InputError('There is nothing to export');
  return bytes(200, [companiesCsv(rows)]);
}

function single(path: string, { companies }: FakeKeepnetOptions): FakeAnswer {
  const found = companies.map((row) => {
    const limit = row.numberOfUsers === null ? null : Number(row.numberOfUsers);
    return { ...row, resourceId: row.companyResourceId, name: row.companyName, numberOfUsers: limit };
  });
  if (path === '/api/companies/my') return json(200, { data: found, status: 'SUCCESS' });
  const id = /^\/api\/companies\/([^/]+)$/.exec(path)?.[1];
  const company = found.find((row) => row.resourceId === decodeURIComponent(id ?? ''));
  return company
    ? json(200, { data: company, status: 'SUCCESS' })
    : json(404, { status: 'FAILED', message: 'Not found' });
}

function inputError(message: string): FakeAnswer {
  return json(400, { data: null, status: 'INPUT_ERROR', message: null, validationMessages: [message] });
}

/** Nobody verifies its signature. */
function fakeToken(claims: Readonly<Record<string, unknown>>): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;
}

function headerOf({ headers }: TransportRequest, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
