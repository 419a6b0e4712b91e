import { expect, test } from 'vitest';
import type { KeepnetClient } from '../../src';
import { parseJson } from '../../src/http/parse-json';
import { HOSTILE_TOKENS } from '../../src/testing/hostile/hostile-tokens';
import { isJson, mutate, type Mutation, type Path, pathsOf } from '../../src/testing/hostile/mutate-json';
import { COMPANIES, outcomeOf, PAGE } from './hostile-world';
import { DETAILS, readDetails, readRow, type Row, totalOf } from './naive-reading';

/** An operation, and the answer that is made hostile at one place. */
interface Subject {
  readonly path: string;
  readonly good: object;
  /** What the server answers at another path. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly call: (client: KeepnetClient) => Promise<unknown>;
  /** Whether the result may tell what is at this place. Otherwise it is that of the good answer. */
  readonly tells: (path: Path) => boolean;
  /** What an answer tells, read by a naive reader; undefined when only an error may come out. */
  readonly expected: (answer: never) => unknown;
  /** Whether the result must come whatever is at this place. */
  readonly ignores: (path: Path) => boolean;
}

const SEARCH = '/api/companies/search';
const isInRow = (path: Path): boolean => path[0] === 'data' && path[1] === 'results' && path.length > 3;
const IDLE = ['industryResourceId', 'licenseTypeResourceId', 'privacyDurationId'];
const IDLE_FOR_TOTAL = [
  ...['targetUserCount', 'inactiveTargetUserCount', 'deletedTargetUserCount', 'numberOfUsers', 'licenceExpired'],
  ...['isNumberOfUsersLimited', 'licenseEndDate', 'createTime', ...IDLE],
];

/** An operation on the rows of a search. */
function onRows(
  call: Subject['call'],
  expected: (rows: readonly Row[]) => unknown,
  idle: readonly string[] = IDLE,
): Subject {
  return {
    ...{ path: SEARCH, good: PAGE, tells: isInRow, call },
    expected: ({ data }: typeof PAGE) => expected(data.results as readonly Row[]),
    ignores: (path) => isInRow(path) && idle.includes(String(path[3])),
  };
}

const [first = expect.fail('no company')] = COMPANIES;
const { companyResourceId: id, companyName: name, children: _children, ...fields } = first;
const details = { ...fields, resourceId: id, name, numberOfUsers: 30, statusName: 'Active', countryName: 'Türkiye' };

const SUBJECTS: Readonly<Record<string, Subject>> = {
  'the total': onRows(
    async (client) => (await client.monthlyUserTotal({ verification: 'standard' })).totalMonthlyUsers,
    totalOf,
    IDLE_FOR_TOTAL,
  ),
  'all companies': onRows(
    async (client) => (await client.searchCompanies()).companies,
    (rows) => (rows.every(readRow) ? rows.map(readRow) : undefined),
  ),
  'the details of a company': {
    path: `/api/companies/${id}`,
    good: { data: details, status: 'SUCCESS' },
    async call(client) {
      const company: object = await client.getCompany(id);
      return DETAILS.map((field) => company[field as keyof typeof company]);
    },
    tells: (path) => path[0] === 'data' && path.length > 1,
    expected: ({ data }: { data: Row }) => readDetails(data, id),
    ignores: () => false,
  },
  'the total of a new token': {
    path: '/connect/token',
    beside: { [SEARCH]: JSON.stringify(PAGE) },
    good: { access_token: 'token-1', expires_in: 3600, token_type: 'Bearer', permissions: ['companies/search|POST'] },
    call: async (client) => (await client.monthlyUserTotal()).totalMonthlyUsers,
    tells: () => false,
    expected: () => 110,
    ignores: (path) => path.length > 0 && path[0] !== 'access_token',
  },
};

const UNKNOWN_KEYS = ['__proto__', 'constructor', 'toString', 'then', 'length', 'a\u0000b'];

function mutationsOf(good: object): Mutation[] {
  // The second row of a page is read as the first is.
  const paths = pathsOf(good).filter((path) => path[2] !== 1);
  return paths.flatMap((path): Mutation[] => [
    ...HOSTILE_TOKENS.map((token) => ({ kind: 'replace', path, token }) as const),
    { kind: 'remove', path, token: '' },
    { kind: 'repeat', path, token: '"twice"' },
    { kind: 'repeat', path, token: '41' },
    ...UNKNOWN_KEYS.map((token) => ({ kind: 'add', path, token }) as const),
  ]);
}

/** What is wrong with the outcome of a mutation, or undefined. */
async function faultOf(
  { path, good, beside, call, ...subject }: Subject,
  mutation: Mutation,
): Promise<string | undefined> {
  const answer = mutate(good, [mutation]);
  const outcome = await outcomeOf({ ...beside, [path]: answer }, call);
  if ('broken' in outcome) return outcome.broken;
  if ('refused' in outcome) {
    const isHarmless = mutation.kind === 'add' || subject.ignores(mutation.path);
    return isHarmless && parseJson(answer).kind === 'json' ? `throws ${outcome.refused}` : undefined;
  }
  const told = subject.tells(mutation.path) && isJson(answer) ? (JSON.parse(answer) as object) : good;
  const due = JSON.stringify(subject.expected(told as never));
  return outcome.result === due ? undefined : `gives ${outcome.result}, not ${due}`;
}

test.each(Object.entries(SUBJECTS))(
  '%s is right, or an error, when one place of the answer is hostile',
  { timeout: 120_000 },
  async (_name, subject) => {
    const wrong: string[] = [];
    for (const mutation of mutationsOf(subject.good)) {
      const fault = await faultOf(subject, mutation);
      const shown = `${mutation.kind} ${mutation.path.join('.')}: ${mutation.token.slice(0, 40)}`;
      if (fault !== undefined) wrong.push(`${shown} ${fault}`);
    }
    expect(wrong).toEqual([]);
  },
);

test('a search answer that is cut at any byte gives no total', async () => {
  const text = JSON.stringify(PAGE);
  for (let length = 0; length < text.length; length += 5) {
    const answers = { [SEARCH]: text.slice(0, length) };
    const outcome = await outcomeOf(answers, (client) => client.monthlyUserTotal());
    expect(outcome, `${length} bytes`).toHaveProperty('refused');
  }
});
