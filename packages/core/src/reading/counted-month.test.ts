import { describe, expect, test } from 'vitest';
import { json, text, type WireCompany, wireCompany } from '../testing';
import { createFakeClient, type FakeClientSettings, wireCompanies } from '../testing/fake-client';
import { companiesCsv, usageCsv } from '../testing/fake-keepnet/companies-csv';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';

// Powers of two: no two sets of companies have the same sum.
const companies = wireCompanies(5, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  companyName: `Name ${index}`,
  resellerName: `R;${index % 2}, "x"\r\ny`,
  monthlyActiveUserCount: 2 ** index,
}));
const months = { '2026-10': { 'c-0': 7 } };
const SUM = 31;
const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['No export'] });

const clientOf = (options: Partial<FakeKeepnetOptions> = {}, settings?: FakeClientSettings) =>
  createFakeClient({ companies, ...options }, settings);

/** A client whose export answers with these files in turn, the last one for ever. */
const exporting = (files: readonly string[], options?: Partial<FakeKeepnetOptions>) =>
  clientOf(options).answerAt('/export', ...files.map((file) => text(200, file)));

const RIGHT = [1, 2, 4, 8, 16];

describe('a second count that agrees', () => {
  test.each([
    ['auto', 'agreed', "Keepnet's export comes to 7 as well.", 7],
    ['strict', 'agreed', "Keepnet's export comes to 7 as well.", 7],
    ['standard', 'notAsked', 'Not counted a second time, as asked.', null],
  ] as const)('is reported in the proof: %s, %s', async (verification, secondCount, secondCountDetail, exportTotal) => {
    const fake = clientOf({ months });
    const { completeness } = await fake.client.monthlyUserTotal({ month: '2026-10', verification });
    const countedTwice = exportTotal !== null;
    expect(completeness).toMatchObject({ verification, secondCount, secondCountDetail, exportTotal, countedTwice });
    const asked = { exportType: 'CSV', reportAllPages: true, orderBy: 'CreateTime' };
    expect(fake.exports()).toMatchObject(countedTwice ? [asked] : []);
  });

  test('warns when the same numbers stand under other names', async () => {
    const { client, warnings } = exporting([usageCsv(RIGHT).replaceAll('Name ', 'Other ')]);
    expect((await client.monthlyUserTotal()).completeness.secondCount).toBe('agreed');
    expect(warnings).toEqual([expect.stringContaining('under names that are written differently')]);
  });
});

const CONTRADICTED = /both come to 0 Monthly Users, but not for the same customers/;

test.each([
  ['all of them', [0, 0, 0], /^agreed$/],
  ['one more', [0, 0, 0, 0], /^agreed$/],
  ['nobody', [], /^agreed$/],
  ['a total', 'Company Name,Monthly Users\r\n,0\r\n', /^agreed$/],
  ['one of them', [0], CONTRADICTED],
  ['two of them', [0, 0], CONTRADICTED],
])('three companies without users are confirmed by a file with all or none: %s', async (_, users, outcome) => {
  const idle = wireCompanies(3, (index) => ({ companyName: `Name ${index}`, monthlyActiveUserCount: 0 }));
  const file = typeof users === 'string' ? users : usageCsv(users);
  const total = exporting([file], { companies: idle }).client.monthlyUserTotal();
  expect(await total.then(({ completeness }) => completeness.secondCount, String)).toMatch(outcome);
});

test.each([
  ['the same', ['A', 'B'], 'agreed'],
  ['swapped', ['B', 'A'], 'not for the same customers'],
])('a file with a company without a name is compared by name and reseller: %s', async (_, names, outcome) => {
  const rows = ([first, second]: readonly string[]) => [
    wireCompany({ companyResourceId: 'c-0', companyName: first ?? '', resellerName: 'R', monthlyActiveUserCount: 7 }),
    wireCompany({ companyResourceId: 'c-1', companyName: second ?? '', resellerName: 'S', monthlyActiveUserCount: 9 }),
    wireCompany({ companyResourceId: 'c-2', companyName: null, resellerName: 'R', monthlyActiveUserCount: 5 }),
  ];
  const { client, warnings } = exporting([companiesCsv(rows(names))], { companies: rows(['A', 'B']) });
  const total = client.monthlyUserTotal();
  expect(await total.then(({ completeness }) => completeness.secondCount, String)).toContain(outcome);
  expect(warnings).toEqual([]);
});

describe('a second count that differs', () => {
  test.each([
    ['swapped', ['South', 'North'], 'both come to 3 Monthly Users, but not for the same resellers'],
    ['written in another way', ['NORTH', 'SOUTH'], undefined],
  ])('only in resellers that are %s, beside the same names and numbers', async (_, names, contradiction) => {
    const ofTwo = companies
      .slice(0, 2)
      .map((row, index) => ({ ...row, resellerName: ['North', 'South'][index] ?? '' }));
    const file = companiesCsv(ofTwo.map((row, index) => ({ ...row, resellerName: names[index] ?? '' })));
    const { client, warnings } = exporting([file], { companies: ofTwo });
    const total = client.monthlyUserTotal({ groupBy: 'resellerName' });
    if (contradiction) return expect(total).rejects.toThrow(contradiction);
    expect((await total).completeness.secondCount).toBe('agreed');
    return expect(warnings).toEqual([expect.stringContaining('written differently')]);
  });

  test.each([
    ['another sum', usageCsv([1, 2, 4, 8, 17]), "search comes to 31 Monthly Users and Keepnet's export to 32"],
    ['the same sum of others', usageCsv([1, 2, 4, 9, 15]), 'both come to 31 .*, but not for the same customers'],
    ['a company fewer', usageCsv([1, 2, 4, 8]), 'export to 15'],
    ['a row with the sum', usageCsv([...RIGHT, SUM]), 'export to 62'],
    ['nobody', 'Company Name,Monthly Users\r\n', 'export to 0'],
  ])('twice alike is a KeepnetConsistencyError that gives both figures: %s', async (_, file, seen) => {
    for (const verification of ['auto', 'strict'] as const) {
      const fake = exporting([file]);
      const pending = fake.client.monthlyUserTotal({ verification });
      await expect(pending).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
      await expect(pending).rejects.toThrow(new RegExp(`^Do not invoice: .*${seen}`));
      expect(fake.exports()).toHaveLength(2);
    }
  });

  test('and then agrees is counted again', async () => {
    const { client } = clientOf().answerAt({ path: '/export', nth: 1 }, text(200, usageCsv([1, 2, 4, 8])));
    const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal({ verification: 'strict' });
    expect([totalMonthlyUsers, completeness.rereads, completeness.secondCount]).toEqual([SUM, 1, 'agreed']);
  });

  test('each time in another way is moved for the running month, an error in strict and for a month that is over', async () => {
    const files = [1, 2, 3].map((number) => usageCsv([number, 2, 4, 8, 17]));
    const { client, exports } = exporting(files);
    expect(await client.monthlyUserTotal()).toMatchObject({
      totalMonthlyUsers: SUM,
      completeness: { secondCount: 'moved', countedTwice: false, exportTotal: 34, rereads: 2 },
    });
    expect(exports()).toHaveLength(3);
    const strict = exporting(files).client.monthlyUserTotal({ verification: 'strict' });
    await expect(strict).rejects.toThrow('Do not invoice');
    const over = exporting(files, { months }).client.monthlyUserTotal({ month: '2026-10' });
    await expect(over).rejects.toThrow('Do not invoice');
  });
});

test.each([
  ['is refused', refusal],
  ['has a header alone', text(200, 'Company Name,Monthly Users\r\n')],
  ['lists zeros', text(200, usageCsv([0, 0]))],
])('no companies at all are confirmed by a file that %s', async (_, file) => {
  for (const verification of ['auto', 'strict'] as const) {
    const { client } = clientOf({ companies: [] }).answerAt('/export', file);
    const { completeness } = await client.monthlyUserTotal({ verification });
    expect(completeness).toMatchObject({ secondCount: 'agreed', exportTotal: 0 });
  }
});

test('no companies at all are contradicted by a file that has users', async () => {
  const { client } = exporting([usageCsv([3])], { companies: [] });
  await expect(client.monthlyUserTotal()).rejects.toThrow("comes to 0 Monthly Users and Keepnet's export to 3");
});

test('a refused export of a month in which everybody has 0 says nothing about other months', async () => {
  const idle = { '2026-09': { 'c-0': 0 } };
  const { client } = clientOf({ months: idle }).answerAt({ path: '/export', month: '2026-09' }, refusal);
  const { completeness } = await client.monthlyUserTotal({ month: '2026-09' });
  expect(completeness.secondCount).toBe('unavailable');
  const other = await client.monthlyUserTotal({ month: '2026-10', verification: 'strict' });
  expect(other.completeness.secondCount).toBe('agreed');
});
