import { describe, expect, test } from 'vitest';
import { clientOf, companies, exporting, refusal, secondCountOf } from '../../test/support/second-counts';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { bytes, json, text, wireCompany } from '../testing';
import { usageCsv } from '../testing/fake-keepnet/companies-csv';

test.each(['1,234', '1.234', "1'234", '1 234', '1\u202f234', '1234', ' 1234 '])('a file may write %j', async (cell) => {
  const one = [wireCompany({ companyName: 'A', monthlyActiveUserCount: 1234 })];
  const { client } = exporting([`Company Name;Monthly Users\nA;${cell}\n`], { companies: one });
  expect(await secondCountOf(client.monthlyUserTotal())).toBe('agreed 1234');
});

// The third company has no name, and the file may have a total without one, too.
const NAMELESS = companies.map((row, index) => (index === 2 ? { ...row, companyName: null } : row));
const TWO_NAMELESS = NAMELESS.map((row, index) => (index === 1 ? { ...row, companyName: null } : row));
const LISTED = NAMELESS.toSpliced(2, 1);
const NAMED = ['Name 0,1', 'Name 1,2', 'Name 3,8', 'Name 4,16'];

test.each([
  ['is the total of all', [...NAMED, ',27'], LISTED, 'agreed 27'],
  ['is the total of all, with blanks for a name', [...NAMED, ' ,27'], LISTED, 'agreed 27'],
  ['is the total before a note', [...NAMED, ',27', ',as of today'], LISTED, 'agreed 27'],
  ['is the total before a company without users', [...NAMED, ',27', 'Idle,0'], LISTED, 'agreed 27'],
  ['is one of two', ['Name 0,1', ',2', 'Name 3,8', ',4', 'Name 4,16'], TWO_NAMELESS, 'agreed 31'],
  ['is the total of those before it', ['Name 0,1', 'Name 1,2', ',3', 'Name 3,8'], LISTED.slice(0, 2), 'to 14'],
  ['adds up to a total with another one', [...NAMED, ',10', ',17'], LISTED, 'to 54'],
  ['is the company that has none', [...NAMED, ',4'], NAMELESS, 'agreed 31'],
  ['has neither name nor number', [...NAMED, ',4', ',as of today'], NAMELESS, 'agreed 31'],
  ['has other Monthly Users', [...NAMED, ',9'], NAMELESS, "31 Monthly Users and Keepnet's export to 36"],
  ['the search missed', [',27', ...NAMED], LISTED, "27 Monthly Users and Keepnet's export to 54"],
])('a row without a name that %s', async (_, rows, listed, outcome) => {
  const { client } = exporting([['Company Name,Monthly Users', ...rows].join('\n')], { companies: listed });
  expect(await secondCountOf(client.monthlyUserTotal())).toContain(outcome);
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
    const notCounted = { secondCount: 'unavailable', exportTotal: null, countedTwice: false, rereads: 0 };
    expect(completeness).toMatchObject(notCounted);
    expect(completeness.secondCountDetail).toMatch(/^Not counted a second time: Keepnet's export could not be used\. /);
    expect(completeness.secondCountDetail).toContain(words);
    const strict = clientOf().answerAt('/export', answer).client.monthlyUserTotal({ verification: 'strict' });
    expect(await strict.catch(String)).toMatch(
      /^KeepnetConsistencyError: No result: the second count could not be made\. /,
    );
  });

  test.each([
    ['once in auto', 'auto', 1],
    ['as often as any request in strict', 'strict', 6],
  ] as const)('is tried %s', async (_, verification, tries) => {
    const { client, exports } = clientOf().answerAt('/export', json(503, {}));
    await client.monthlyUserTotal({ verification }).catch(() => undefined);
    expect(exports()).toHaveLength(tries);
  });

  test('because it was refused is not asked for again', async () => {
    const { client, exports } = clientOf().answerAt('/export', refusal);
    await client.monthlyUserTotal();
    expect((await client.monthlyUserTotal()).completeness.secondCountDetail).toContain('No export');
    expect(exports()).toHaveLength(1);
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

  test.each(['auto', 'strict'] as const)('because its signal ends it is no result in %s', async (verification) => {
    const ending = new AbortController();
    const { client, clock } = clientOf({}, { signal: ending.signal, latencyMs: 1000 }).slowAt('/export', 20_000);
    const ended = clock.sleep(10_000).then(() => ending.abort(new Error('enough')));
    await expect(client.monthlyUserTotal({ verification })).rejects.toThrow('enough');
    await ended;
  });
});

const AGREED = "agreed: Keepnet's export comes to 31 as well.";
const LATE = "unavailable: Not counted a second time: Keepnet's export did not come in time.";

// The pages take a second each. In auto the export has 30 seconds more, or what the host allows.
test.each([
  ['28 seconds in auto', 'auto', 28_000, {}, AGREED, 34_000],
  ['40 seconds in auto', 'auto', 40_000, {}, LATE, 34_000],
  ['longer than the host has time', 'auto', 20_000, { secondCountMs: 18_000 }, LATE, 18_000],
  ['90 seconds in strict', 'strict', 90_000, {}, AGREED, 95_000],
] as const)(
  'waits for an export as long as the mode and the host allow: it takes %s',
  async (_, verification, ms, settings, seen, longest) => {
    const { client, clock } = clientOf({}, { latencyMs: 1000, ...settings }).slowAt('/export', ms);
    const startedAt = clock.now();
    const { completeness } = await client.monthlyUserTotal({ verification });
    expect(`${completeness.secondCount}: ${completeness.secondCountDetail}`).toBe(seen);
    expect(clock.now() - startedAt).toBeLessThanOrEqual(longest);
  },
);
