import { describe, expect, test } from 'vitest';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { bytes, json, text, type WireCompany } from '../testing';
import { createFakeClient, type FakeClientSettings, wireCompanies } from '../testing/fake-client';
import { usageCsv } from '../testing/fake-keepnet/companies-csv';
import type { FakeKeepnetOptions } from '../testing/fake-keepnet/fake-keepnet-options';

// Powers of two: no two sets of companies have the same sum.
const companies = wireCompanies(5, (index): Partial<WireCompany> => ({
  companyResourceId: `c-${index}`,
  companyName: `Name ${index}`,
  resellerName: `R;${index % 2}, "x"\r\ny`,
  monthlyActiveUserCount: 2 ** index,
}));
const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['No export'] });

const clientOf = (options: Partial<FakeKeepnetOptions> = {}, settings?: FakeClientSettings) =>
  createFakeClient({ companies, ...options }, settings);

const exporting = (file: string | Uint8Array, options?: Partial<FakeKeepnetOptions>) =>
  clientOf(options).answerAt('/export', bytes(200, [file]));

test.each(['1,234', '1.234', "1'234", '1 234', '1\u202f234', '1234', ' 1234 '])('a file may write %j', async (cell) => {
  const one = wireCompanies(1, () => ({ companyName: 'A', monthlyActiveUserCount: 1234 }));
  const { client } = exporting(`Company Name;Monthly Users\nA;${cell}\n`, { companies: one });
  expect((await client.monthlyUserTotal()).completeness.exportTotal).toBe(1234);
});

test('companies without users may be left out of a file or added to it', async () => {
  const { client, warnings } = exporting(usageCsv([1, 2, 4, 8, 16, 0]));
  expect((await client.monthlyUserTotal()).completeness).toMatchObject({ secondCount: 'agreed', exportTotal: 31 });
  expect(warnings).toEqual([]);
});

// The third company has no name, and the file may have a total without one, too.
const nameless = (...indexes: readonly number[]) =>
  companies.map((row, index) => (indexes.includes(index) ? { ...row, companyName: null } : row));
const NAMELESS = nameless(2);
const NAMED = ['Name 0,1', 'Name 1,2', 'Name 3,8', 'Name 4,16'];

test.each([
  ['is the total of all', [...NAMED, ',27'], NAMELESS.toSpliced(2, 1), 'agreed'],
  ['is the total of all, with blanks for a name', [...NAMED, ' ,27'], NAMELESS.toSpliced(2, 1), 'agreed'],
  ['is the total before a note', [...NAMED, ',27', ',as of today'], NAMELESS.toSpliced(2, 1), 'agreed'],
  ['is the total before a company without users', [...NAMED, ',27', 'Idle,0'], NAMELESS.toSpliced(2, 1), 'agreed'],
  ['is one of two', ['Name 0,1', ',2', 'Name 3,8', ',4', 'Name 4,16'], nameless(1, 2), 'agreed'],
  [
    'is the total of the rows before it alone',
    ['Name 0,1', 'Name 1,2', ',3', 'Name 3,8'],
    NAMELESS.slice(0, 2),
    'to 14',
  ],
  ['adds up to a total with another one', [...NAMED, ',10', ',17'], NAMELESS.toSpliced(2, 1), 'to 54'],
  ['is the company that has none', [...NAMED, ',4'], NAMELESS, 'agreed'],
  ['has neither name nor number', [...NAMED, ',4', ',as of today'], NAMELESS, 'agreed'],
  ['has other Monthly Users', [...NAMED, ',9'], NAMELESS, "31 Monthly Users and Keepnet's export to 36"],
  ['the search missed', [',27', ...NAMED], NAMELESS.toSpliced(2, 1), "27 Monthly Users and Keepnet's export to 54"],
])('a row without a name that %s', async (_, rows, listed, outcome) => {
  const file = ['Company Name,Monthly Users', ...rows].join('\n');
  const total = exporting(file, { companies: listed }).client.monthlyUserTotal();
  expect(await total.then(({ completeness }) => completeness.secondCount, String)).toContain(outcome);
});

describe('a second count that cannot be had', () => {
  const broken = new KeepnetConnectionError('No result: the connection broke off.');
  test.each([
    ['refused', refusal, 'No export'],
    ['failing', json(500, { status: 'INTERNAL_SERVER_ERROR', message: null }), '500'],
    ['a web page', text(200, '<html>Sign in</html>'), 'web page'],
    ['without Monthly Users', text(200, 'Company Name,Users\r\nA,1\r\n'), 'Monthly Users'],
    ['with half a user', text(200, usageCsv(['1.5'])), 'not a whole number'],
    ['with an exponent', text(200, usageCsv(['1e3'])), 'not a whole number'],
    ['with a negative number', text(200, usageCsv([-1])), 'not a whole number'],
    ['with an empty cell', text(200, usageCsv([''])), 'not a whole number'],
    ['torn', bytes(200, ['Company Name,Monthly Users\r\nName 0,1\r\n', broken]), 'Keepnet'],
  ] as const)('is reported in the proof, and an error in strict: %s', async (_, answer, words) => {
    const { completeness } = await clientOf().answerAt('/export', answer).client.monthlyUserTotal();
    expect(completeness).toMatchObject({
      secondCount: 'unavailable',
      exportTotal: null,
      countedTwice: false,
      rereads: 0,
    });
    expect(completeness.secondCountDetail).toMatch(/^Not counted a second time: Keepnet's export could not be used\. /);
    expect(completeness.secondCountDetail).toContain(words);
    const strict = clientOf().answerAt('/export', answer).client.monthlyUserTotal({ verification: 'strict' });
    await expect(strict).rejects.toMatchObject({ name: 'KeepnetConsistencyError' });
    await expect(strict).rejects.toThrow(/^No result: the second count could not be made\. /);
  });

  test('is tried once in auto, as often as any request in strict', async () => {
    const tries = async (verification: 'auto' | 'strict'): Promise<number> => {
      const fake = clientOf().answerAt('/export', json(503, {}));
      await fake.client.monthlyUserTotal({ verification }).catch(() => undefined);
      return fake.exports().length;
    };
    expect([await tries('auto'), await tries('strict')]).toEqual([1, 6]);
  });

  test('because it was refused is not asked for again', async () => {
    const fake = clientOf().answerAt('/export', refusal);
    await fake.client.monthlyUserTotal();
    expect((await fake.client.monthlyUserTotal()).completeness.secondCountDetail).toContain('No export');
    expect(fake.exports()).toHaveLength(1);
  });

  test('because the file broke off is read again in strict, three times at most', async () => {
    const torn = bytes(200, [usageCsv(Array<number>(1000).fill(0)), broken]);
    const { client } = clientOf().answerAt({ path: '/export', nth: 1 }, torn);
    const { completeness } = await client.monthlyUserTotal({ verification: 'strict' });
    expect(completeness).toMatchObject({ secondCount: 'agreed', rereads: 1 });
    const always = clientOf().answerAt('/export', torn);
    const total = always.client.monthlyUserTotal({ verification: 'strict' });
    await expect(total).rejects.toThrow('What the export said: The connection broke off');
    expect(always.exports()).toHaveLength(3);
  });

  test.each(['auto', 'strict'] as const)(
    'because everything is ended by its signal is no result in %s',
    async (verification) => {
      const ending = new AbortController();
      const { client, clock } = clientOf({}, { signal: ending.signal, latencyMs: 1000 }).slowAt('/export', 20_000);
      const total = client.monthlyUserTotal({ verification });
      const ended = clock.sleep(10_000).then(() => ending.abort(new Error('enough')));
      await expect(total).rejects.toThrow('enough');
      await ended;
    },
  );
});

// The pages take a second each.
test.each([
  ['auto', 28_000, {}, 'agreed', 28_000],
  ['auto', 40_000, {}, 'unavailable', 34_000],
  ['auto', 20_000, { secondCountMs: 18_000 }, 'unavailable', 18_000],
  ['strict', 90_000, {}, 'agreed', 90_000],
] as const)(
  'in %s an export that takes %i ms, with %j, is waited for 30 seconds beyond the pages, as long as the host has time: %s',
  async (verification, ms, settings, secondCount, longest) => {
    const { client, clock } = clientOf({}, { latencyMs: 1000, ...settings }).slowAt('/export', ms);
    const startedAt = clock.now();
    const { completeness } = await client.monthlyUserTotal({ verification });
    expect(completeness.secondCount).toBe(secondCount);
    if (secondCount === 'unavailable') {
      const detail = "Not counted a second time: Keepnet's export did not come in time.";
      expect(completeness.secondCountDetail).toBe(detail);
      expect(clock.now() - startedAt).toBeLessThanOrEqual(longest);
    }
  },
);
