import { expect, test } from 'vitest';

import { createCredentialClient, type ServerCheck } from '..';
import { createFakeClock, createFakeTransport, type FakeAnswer, json, searchPage, text } from '../testing';
import { createFakeClient } from '../testing/fake-client';

const WORD = 'Zqx';
const NUMBER = 7_310_049;
const NUMBERS = /731\D?00/;

/** A page of rows whose every value is a marker, in the form that the field has. */
function markedPage(date: string) {
  const rows = Array.from({ length: 9 }, (_, index) => ({
    ...{ companyResourceId: `${WORD}-${index}`, companyName: `${WORD} name ${index}`, resellerName: WORD },
    ...{ industryName: `${WORD} industry`, licenseTypeName: `${WORD} type`, tags: [`${WORD} tag`] },
    ...{ isNumberOfUsersLimited: true, numberOfUsers: String(NUMBER + index), monthlyActiveUserCount: NUMBER + index },
    ...{ targetUserCount: NUMBER + 10 * index, inactiveTargetUserCount: NUMBER, deletedTargetUserCount: NUMBER },
    ...{ licenseEndDate: date, licenceExpired: false, createTime: date },
    ...{ [`${WORD} name of a customer`]: WORD, newThing: WORD },
  }));
  return json(200, searchPage(rows, { limitExceeded: NUMBER }));
}

const refusal = (status: number, envelope: string) =>
  json(status, { data: null, status: envelope, message: `${WORD} message`, validationMessages: [`${WORD} ${NUMBER}`] });
const HTML = { 'content-type': 'text/html', 'x-header': WORD };
const page = (status: number) => text(status, `<!doctype html><title>${WORD} ${NUMBER}</title>`, HTML);
const FILE = `Company Name;${WORD} title;Monthly Users\n${WORD} name;${WORD};${NUMBER}\n`;
const claims = { role: `${WORD} role`, user_company_name: `${WORD} company` };
const token = `head.${btoa(JSON.stringify(claims))}.${WORD}`;

type MarkedServer = Partial<Record<'search' | 'file', FakeAnswer>>;

function check({ search = markedPage('2026-07-31T00:00:49'), file = text(200, FILE) }: MarkedServer = {}) {
  const transport = createFakeTransport(({ url }) => {
    if (url.endsWith('/connect/token')) return json(200, { access_token: token });
    return url.endsWith('/export') ? file : search;
  });
  const ports = { transport, clock: createFakeClock(), random: () => 0.5 };
  return createCredentialClient(ports, { clientId: `${WORD}-id`, clientSecret: `${WORD}-secret` }).checkServer();
}

test.each<[string, MarkedServer]>([
  ['customers and a file', {}],
  ['dates that nobody reads', { search: markedPage(`${WORD} 31.7.${NUMBER}`) }],
  ['dates in other letters', { search: markedPage(`٧٣١٠٠٤٩ ★ ${WORD}`) }],
  ['a refused export', { file: refusal(400, 'INPUT_ERROR') }],
  ['a web page in place of the file', { file: page(200) }],
  ['a file without columns', { file: text(200, `${WORD},${NUMBER}\n${WORD},${NUMBER}\n`) }],
  ['a file in a row of its own', { file: text(200, `Company Name\n"${WORD}`) }],
  ['a refused search', { search: refusal(400, 'INPUT_ERROR') }],
  ['an error', { search: refusal(500, 'FAILED') }],
  ['a privacy error', { search: refusal(403, 'PRIVACY_ERROR') }],
  ['a web page', { search: page(200) }],
  ['a web page with an error', { search: page(503) }],
  ['something else', { search: json(200, { data: { totalNumberOfRecords: WORD }, status: 'SUCCESS' }) }],
])('gives nothing away of a server with %s', async (_, server) => {
  const report: ServerCheck = await check(server);
  const shown = JSON.stringify(report);
  expect(shown).not.toContain(WORD);
  expect(shown).not.toContain('★');
  expect(shown).not.toMatch(NUMBERS);
  expect(report.abilities).toHaveLength(9);
  expect(report.role).toBe('custom');
});

test('throws what is no failure of the server', async () => {
  const { client } = createFakeClient({ companies: [] }, { signal: AbortSignal.abort(new Error('stopped')) });
  await expect(client.checkServer()).rejects.toThrow('stopped');
});
