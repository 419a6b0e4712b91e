import { describe, expect, test } from 'vitest';

import { createCredentialClient, type ServerCheck } from '..';
import type { Transport, TransportRequest } from '../ports/transport';
import { createFakeClock } from '../testing/fake-clock';

const WORD = 'Zqx';
const NUMBER = 7_310_049;
const NUMBERS = /731\D?00/;

/** A row whose every value is a marker, in the form that the field has. */
function markedRow(index: number, date: string) {
  return {
    companyResourceId: `${WORD}-${index}`,
    companyName: `${WORD} name ${index}`,
    resellerName: `${WORD} reseller`,
    industryName: `${WORD} industry`,
    licenseTypeName: `${WORD} type`,
    isNumberOfUsersLimited: true,
    numberOfUsers: String(NUMBER + index),
    targetUserCount: NUMBER + 10 * index,
    inactiveTargetUserCount: NUMBER,
    deletedTargetUserCount: NUMBER,
    monthlyActiveUserCount: NUMBER + index,
    licenseEndDate: date,
    licenceExpired: false,
    createTime: date,
    tags: [`${WORD} tag`],
    [`${WORD} name of a customer`]: WORD,
    newThing: WORD,
  };
}

const claims = { role: `${WORD} role`, user_company_name: `${WORD} company` };
const token = `head.${btoa(JSON.stringify(claims))}.${WORD}`;

interface MarkedServer {
  readonly date?: string;
  readonly search?: { readonly status: number; readonly body: string };
  readonly export?: { readonly status: number; readonly body: string };
}

const envelope = (data: unknown, status = 'SUCCESS'): string =>
  JSON.stringify({ data, status, message: `${WORD} message`, validationMessages: [`${WORD} ${NUMBER}`] });
const page = (date: string): string =>
  envelope({
    pageNumber: 1,
    pageSize: 9,
    totalNumberOfRecords: 9,
    limitExceededCompanyCount: NUMBER,
    results: Array.from({ length: 9 }, (_, index) => markedRow(index, date)),
  });
const FILE = `Company Name;${WORD} title;Monthly Users\n${WORD} name;${WORD};${NUMBER}\n`;
const HTML = `<!doctype html><title>${WORD} ${NUMBER}</title>`;

async function check(server: MarkedServer): Promise<ServerCheck> {
  const answer = (request: TransportRequest): { status: number; body: string } => {
    if (request.url.endsWith('/connect/token')) return { status: 200, body: JSON.stringify({ access_token: token }) };
    if (request.url.endsWith('/export')) return server.export ?? { status: 200, body: FILE };
    return server.search ?? { status: 200, body: page(server.date ?? '2026-07-31T00:00:49') };
  };
  const transport: Transport = async (request) => {
    const { status, body } = answer(request);
    const headers = { 'content-type': body.startsWith('<') ? 'text/html' : 'application/json', 'x-header': WORD };
    if (request.responseType === 'text') return { status, headers, body };
    const bytes = async function* () {
      yield new TextEncoder().encode(body);
    };
    return { status, headers, body: bytes() };
  };
  const ports = { transport, clock: createFakeClock(), random: () => 0.5 };
  return createCredentialClient(ports, { clientId: `${WORD}-id`, clientSecret: `${WORD}-secret` }).checkServer();
}

describe('checkServer', () => {
  const refused = { status: 400, body: envelope(null, 'INPUT_ERROR') };
  const servers: Readonly<Record<string, MarkedServer>> = {
    'customers and a file': {},
    'dates that nobody reads': { date: `${WORD} 31.7.${NUMBER}` },
    'dates in other letters': { date: `٧٣١٠٠٤٩ ★ ${WORD}` },
    'a refused export': { export: refused },
    'a web page in place of the file': { export: { status: 200, body: HTML } },
    'a file without columns': { export: { status: 200, body: `${WORD},${NUMBER}\n${WORD},${NUMBER}\n` } },
    'a file in a row of its own': { export: { status: 200, body: `Company Name\n"${WORD}` } },
    'a refused search': { search: refused },
    'an error': { search: { status: 500, body: envelope(null, 'FAILED') } },
    'a privacy error': { search: { status: 403, body: envelope(null, 'PRIVACY_ERROR') } },
    'a web page': { search: { status: 200, body: HTML } },
    'a web page with an error': { search: { status: 503, body: HTML } },
    'something else': { search: { status: 200, body: envelope({ totalNumberOfRecords: `${WORD}` }) } },
  };

  test.each(Object.entries(servers))('gives nothing away of a server with %s', async (_, server) => {
    const report = await check(server);
    const text = JSON.stringify(report);
    expect(text).not.toContain(WORD);
    expect(text).not.toContain('★');
    expect(text).not.toMatch(NUMBERS);
    expect(report.abilities).toHaveLength(9);
  });

  test('names a role only if it is one of Keepnet', async () => {
    expect((await check({})).role).toBe('custom');
  });

  test('throws what is no failure of the server', async () => {
    const stopped = new AbortController();
    stopped.abort(new Error('stopped'));
    const ports = { transport: () => Promise.reject(new Error('never')), clock: createFakeClock(), random: () => 0.5 };
    const settings = { signal: stopped.signal };
    const client = createCredentialClient(ports, { clientId: 'a', clientSecret: 'b' }, settings);
    await expect(client.checkServer()).rejects.toThrow('stopped');
  });
});
