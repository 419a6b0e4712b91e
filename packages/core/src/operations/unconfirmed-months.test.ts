import { expect, test } from 'vitest';
import type { KeepnetClient } from '../client';
import { json, text, wireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';
import { usageCsv } from '../testing/fake-keepnet/companies-csv';

const [OCTOBER, NOVEMBER] = ['2026-10', '2026-11'];
const companies = wireCompanies(2, (index) => ({ companyResourceId: `c-${index}`, companyName: `Name ${index}` }));
const months = { '2026-09': { 'c-0': 1 }, [OCTOBER]: { 'c-0': 7 } };

/** What has no proof of its own in its result. */
const OPERATIONS: [string, (client: KeepnetClient, month: string) => Promise<unknown>][] = [
  ['one company', (client, month) => client.getCompany('c-0', { month })],
  ['a comparison', (client, month) => client.compareMonths({ from: month, to: month })],
  ['a file of all', (client, month) => client.exportCompanies({ month })],
  ['a file of usage', (client, month) => client.exportCompanies({ list: 'usage', month })],
  ['a search', (client, month) => client.searchCompanies({ month })],
];

test.each(OPERATIONS)('%s warns when there is no second count, and only then', async (_, ask) => {
  const fake = createFakeClient({ companies, months });
  await ask(fake.client, OCTOBER);
  expect(fake.warnings).toEqual([]);
  fake.answerAt('/export', json(503, {}));
  await ask(fake.client, OCTOBER);
  expect(fake.warnings).toEqual([
    expect.stringMatching(/^The Monthly Users of 2026-10 are not confirmed\. Not counted a second time: /),
  ]);
});

test.each(OPERATIONS)('%s warns when the server cannot select the month', async (_, ask) => {
  const { client, warnings } = createFakeClient({ companies, monthMode: 'refused' });
  await ask(client, NOVEMBER);
  expect(warnings).toEqual([expect.stringMatching(/^This Keepnet server cannot select a month: .* 2026-11 are those/)]);
});

test('a file warns when the second count kept moving', async () => {
  const files = [0, 1, 2, 3, 4].map((users) => text(200, usageCsv([users])));
  const { client, warnings } = createFakeClient({ companies, months }).answerAt('/export', ...files);
  await client.exportCompanies({ month: NOVEMBER });
  expect(warnings).toEqual([
    'The Monthly Users of 2026-11 are not confirmed. The running month changed each time that it was counted a second time.',
  ]);
});

test('a comparison warns of each month that is not confirmed', async () => {
  const { client, warnings } = createFakeClient({ companies, months }).answerAt('/export', json(503, {}));
  await client.compareMonths({ from: '2026-09', to: OCTOBER });
  expect(warnings.map((warning) => /20\d\d-\d\d/.exec(warning)?.[0])).toEqual(['2026-09', OCTOBER]);
});

test('a list with the Monthly Users of a month warns only of what was asked for', async () => {
  const over = [wireCompany({ companyResourceId: 'c-0', targetUserCount: 101 }), ...companies.slice(1)];
  const { client, warnings } = createFakeClient({ companies: over, months }).answerAt('/export', json(503, {}));
  await client.exportCompanies({ list: 'overLimit', month: OCTOBER });
  expect(warnings).toEqual([]);
});
