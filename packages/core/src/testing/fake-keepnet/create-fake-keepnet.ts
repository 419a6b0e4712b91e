import type { TransportRequest } from '../../ports/transport';
import { searchPage } from '../company-builder';
import { bytes, json } from '../fake-response';
import { createFakeTransport, type FakeAnswer, type FakeTransport } from '../fake-transport';

import { companiesCsv } from './companies-csv';
import type { FakeKeepnetOptions } from './fake-keepnet-options';
import { fakeToken } from './fake-token';
import { InputError } from './input-error';
import { nestRows } from './nest-rows';
import { parseSearchBody, type SearchBody } from './search-body';
import { isOverLimit, selectCompanies } from './select-companies';

export interface FakeKeepnet {
  readonly transport: FakeTransport;
  /** The options given, live: what a test changes here counts from the next request on. */
  readonly options: FakeKeepnetOptions;
  /** The bodies of the requests to a path, such as `/api/companies/search`, as they were sent. */
  bodies(path: string): unknown[];
  /** Refuses every token issued so far with a 401. */
  revokeTokens(): void;
}

export const fakeClientId = 'fake-client';
export const fakeClientSecret = 'fake-secret-1f0b';

/**
 * The Keepnet API in memory: token, company search, export, `companies/my` and one company, for the fake
 * transport. It is as strict as the documented API, and as unwilling as its options say.
 */
export function createFakeKeepnet(options: FakeKeepnetOptions): FakeKeepnet {
  const tokens = new Set<string>();
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

  const answer = (request: TransportRequest): FakeAnswer | Promise<FakeAnswer> => {
    const path = pathOf(request);
    if (path === '/connect/token') return issueToken(request);
    const token = headerOf(request, 'authorization')?.replace(/^Bearer /, '');
    if (token === undefined || !tokens.has(token)) return json(401, { status: 'UNAUTHORIZED', message: null });
    if (path === '/api/companies/search') return search(parseSearchBody(request.body ?? ''), options);
    if (path === '/api/companies/search/export') return exportFile(parseSearchBody(request.body ?? ''), options);
    return single(path, options);
  };

  const transport = createFakeTransport(async (request, index) => {
    const instead = await options.before?.(request, index);
    if (instead != null) return instead;
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof InputError) return inputError(error.message);
      throw error;
    }
  });
  return {
    transport,
    options,
    bodies: (path) => {
      const requests = transport.requests.filter((request) => pathOf(request) === path);
      return requests.map((request) => JSON.parse(request.body ?? 'null') as unknown);
    },
    revokeTokens: () => tokens.clear(),
  };
}

function search(body: SearchBody, options: FakeKeepnetOptions): FakeAnswer {
  const { pageCap = Infinity, nests, refuse = {}, present = (row) => row } = options;
  const { pageSizeOver = Infinity } = refuse;
  if (body.pagesize > pageSizeOver) throw new InputError(`PageSize must be between 1 and ${pageSizeOver}`);
  const rows = selectCompanies(body, options);
  const listed = nests ? nestRows(rows) : rows;
  const total = nests === 'countsParents' ? listed.length : rows.length;
  const pageSize = Math.min(body.pagesize, pageCap);
  const first = (body.pagenumber - 1) * pageSize;
  const page = listed.slice(first, first + pageSize).map(present);
  const limitExceeded = rows.filter(isOverLimit).length;
  return json(200, searchPage(page, { pageNumber: body.pagenumber, pageSize, total, limitExceeded }));
}

function exportFile(body: SearchBody, options: FakeKeepnetOptions): FakeAnswer | Promise<FakeAnswer> {
  const { pageSizeOver = Infinity } = options.refuse ?? {};
  if (body.pagesize > pageSizeOver) throw new InputError(`PageSize must be between 1 and ${pageSizeOver}`);
  const rows = selectCompanies(body, options);
  if (options.exportAnswer) return options.exportAnswer(rows);
  if (body.exporttype !== 'CSV') throw new InputError('Unknown exportType');
  if (rows.length === 0) throw new InputError('There is nothing to export');
  const first = (body.pagenumber - 1) * body.pagesize;
  return bytes(200, companiesCsv(body.reportallpages ? rows : rows.slice(first, first + body.pagesize)));
}

function single(path: string, options: FakeKeepnetOptions): FakeAnswer {
  const found = options.companies.map((row) => {
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

function pathOf(request: TransportRequest): string {
  return new URL(request.url).pathname;
}

function headerOf(request: TransportRequest, name: string): string | undefined {
  return Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
