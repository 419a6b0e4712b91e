import { describe, expect, test } from 'vitest';
import { customers } from '../../test/support/customers';
import { clientOf, exporting, refusal, secondCountOf } from '../../test/support/second-counts';
import { text, wireCompany } from '../testing';
import { companiesCsv, usageCsv } from '../testing/fake-keepnet/companies-csv';

const months = { '2026-10': { 'c-0': 7 } };
const RIGHT = [1, 2, 4, 8, 16];
const WRITTEN_DIFFERENTLY = expect.stringContaining('under names that are written differently') as string;

test.each([
  ['auto', 'agreed', "Keepnet's export comes to 7 as well.", 7],
  ['strict', 'agreed', "Keepnet's export comes to 7 as well.", 7],
  ['standard', 'notAsked', 'Not counted a second time, as asked.', null],
] as const)('in %s the proof says: %s', async (verification, secondCount, secondCountDetail, exportTotal) => {
  const { client, exports } = clientOf({ months });
  const { completeness } = await client.monthlyUserTotal({ month: '2026-10', verification });
  const countedTwice = exportTotal !== null;
  expect(completeness).toMatchObject({ verification, secondCount, secondCountDetail, exportTotal, countedTwice });
  const asked = { exportType: 'CSV', reportAllPages: true, orderBy: 'CreateTime' };
  expect(exports()).toMatchObject(countedTwice ? [asked] : []);
});

test.each([
  ['a company without users more', usageCsv([...RIGHT, 0]), []],
  ['the same numbers under other names', usageCsv(RIGHT).replaceAll('Name ', 'Other '), [WRITTEN_DIFFERENTLY]],
])('a second count that agrees warns only of names that are written differently: %s', async (_, file, warned) => {
  const { client, warnings } = exporting([file]);
  expect(await secondCountOf(client.monthlyUserTotal())).toBe('agreed 31');
  expect(warnings).toEqual(warned);
});

const HEADER = 'Company Name,Monthly Users\r\n';
const idle = customers(3, () => ({ monthlyActiveUserCount: 0 }));
const CONTRADICTED = 'both come to 0 Monthly Users, but not for the same customers';

test.each([
  ['no company: no file', [], refusal, 'agreed 0'],
  ['no company: a file without rows', [], text(200, HEADER), 'agreed 0'],
  ['no company: a file of zeros', [], text(200, usageCsv([0, 0])), 'agreed 0'],
  ['no company: a file with users', [], text(200, usageCsv([3])), "comes to 0 Monthly Users and Keepnet's export to 3"],
  ['three companies without users: all of them', idle, text(200, usageCsv([0, 0, 0])), 'agreed 0'],
  ['three companies without users: one more', idle, text(200, usageCsv([0, 0, 0, 0])), 'agreed 0'],
  ['three companies without users: none of them', idle, text(200, HEADER), 'agreed 0'],
  ['three companies without users: a total', idle, text(200, `${HEADER},0\r\n`), 'agreed 0'],
  ['three companies without users: one of them', idle, text(200, usageCsv([0])), CONTRADICTED],
  ['three companies without users: two of them', idle, text(200, usageCsv([0, 0])), CONTRADICTED],
])(
  'a total of 0 is confirmed by a file with all customers or none, or contradicted: %s',
  async (_, companies, file, outcome) => {
    for (const verification of ['auto', 'strict'] as const) {
      const { client } = clientOf({ companies }).answerAt('/export', file);
      expect(await secondCountOf(client.monthlyUserTotal({ verification }))).toContain(outcome);
    }
  },
);

/** Companies with 7, 9 and, without a name, 5 Monthly Users. */
const threeCompanies = ([first, second]: readonly string[], [north, south]: readonly string[]) => [
  wireCompany({ companyName: first ?? '', resellerName: north ?? '', monthlyActiveUserCount: 7 }),
  wireCompany({ companyName: second ?? '', resellerName: south ?? '', monthlyActiveUserCount: 9 }),
  wireCompany({ companyName: null, resellerName: north ?? '', monthlyActiveUserCount: 5 }),
];

test.each([
  ['the same', ['A', 'B'], ['North', 'South'], 'agreed 21', []],
  ['swapped names', ['B', 'A'], ['North', 'South'], 'not for the same customers', []],
  ['swapped resellers', ['A', 'B'], ['South', 'North'], 'not for the same resellers', []],
  ['resellers in capitals', ['A', 'B'], ['NORTH', 'SOUTH'], 'agreed 21', [WRITTEN_DIFFERENTLY]],
])('companies in a file are compared by name and reseller: %s', async (_, names, resellers, outcome, warned) => {
  const file = companiesCsv(threeCompanies(names, resellers));
  const { client, warnings } = exporting([file], { companies: threeCompanies(['A', 'B'], ['North', 'South']) });
  expect(await secondCountOf(client.monthlyUserTotal())).toContain(outcome);
  expect(warnings).toEqual(warned);
});

describe('a second count that differs', () => {
  test.each([
    ['another sum', usageCsv([1, 2, 4, 8, 17]), "search comes to 31 Monthly Users and Keepnet's export to 32"],
    ['the same sum of others', usageCsv([1, 2, 4, 9, 15]), 'both come to 31 .*, but not for the same customers'],
    ['a company fewer', usageCsv([1, 2, 4, 8]), 'export to 15'],
    ['a row with the sum', usageCsv([...RIGHT, 31]), 'export to 62'],
    ['nobody', HEADER, 'export to 0'],
  ])('twice alike is a KeepnetConsistencyError that gives both figures: %s', async (_, file, seen) => {
    for (const verification of ['auto', 'strict'] as const) {
      const { client, exports } = exporting([file]);
      const error = await client.monthlyUserTotal({ verification }).catch(String);
      expect(error).toMatch(new RegExp(`^KeepnetConsistencyError: Do not invoice: .*${seen}`));
      expect(exports()).toHaveLength(2);
    }
  });

  test('and then agrees is counted again', async () => {
    const { client } = clientOf().answerAt({ path: '/export', nth: 1 }, text(200, usageCsv([1, 2, 4, 8])));
    const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal({ verification: 'strict' });
    expect([totalMonthlyUsers, completeness.rereads, completeness.secondCount]).toEqual([31, 1, 'agreed']);
  });

  test('each time in another way is moved for the running month, an error in strict and for a month that is over', async () => {
    const files = [1, 2, 3].map((number) => usageCsv([number, 2, 4, 8, 17]));
    const { client, exports } = exporting(files);
    const { totalMonthlyUsers, completeness } = await client.monthlyUserTotal();
    expect(totalMonthlyUsers).toBe(31);
    expect(completeness).toMatchObject({ secondCount: 'moved', countedTwice: false, exportTotal: 34, rereads: 2 });
    expect(exports()).toHaveLength(3);
    const strict = exporting(files).client.monthlyUserTotal({ verification: 'strict' });
    await expect(strict).rejects.toThrow('Do not invoice');
    const over = exporting(files, { months }).client.monthlyUserTotal({ month: '2026-10' });
    await expect(over).rejects.toThrow('Do not invoice');
  });
});

test('a refused export of a month in which everybody has 0 says nothing about other months', async () => {
  const idleMonth = { '2026-09': { 'c-0': 0 } };
  const { client } = clientOf({ months: idleMonth }).answerAt({ path: '/export', month: '2026-09' }, refusal);
  const september = client.monthlyUserTotal({ month: '2026-09' });
  expect(await secondCountOf(september)).toContain('unavailable');
  const october = client.monthlyUserTotal({ month: '2026-10', verification: 'strict' });
  expect(await secondCountOf(october)).toContain('agreed');
});
