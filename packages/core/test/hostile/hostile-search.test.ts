import { describe, expect, test } from 'vitest';
import type { KeepnetClient } from '../../src';
import { HOSTILE_TOKENS } from '../../src/testing/hostile/hostile-tokens';
import { outcomeOf, PAGE } from './hostile-world';
import { parseJson } from '../../src/http/parse-json';
import { isJson, mutate, type Mutation, type Path, pathsOf } from '../../src/testing/hostile/mutate-json';
import { readRow, type Row, totalOf } from './naive-reading';

const SEARCH = '/api/companies/search';
const UNKNOWN_KEYS = ['__proto__', 'constructor', 'toString', 'then', 'length', 'a\u0000b'];

interface Operation {
  readonly call: (client: KeepnetClient) => Promise<unknown>;
  /** What must come out of these rows; undefined when only an error may. */
  readonly expected: (rows: readonly Row[]) => unknown;
  /** Fields that it has no business with: whatever they hold, the result comes. */
  readonly ignores: readonly string[];
}

const IDLE_FIELDS = ['industryResourceId', 'licenseTypeResourceId', 'privacyDurationId'];

function listOf(rows: readonly Row[], belongs: (company: NonNullable<ReturnType<typeof readRow>>) => boolean) {
  const companies = rows.map(readRow);
  return companies.every((company) => company !== undefined) ? companies.filter(belongs) : undefined;
}

const OPERATIONS: Readonly<Record<string, Operation>> = {
  monthlyUserTotal: {
    call: async (client) => (await client.monthlyUserTotal({ verification: 'standard' })).totalMonthlyUsers,
    expected: totalOf,
    ignores: [
      ...[...IDLE_FIELDS, 'targetUserCount', 'inactiveTargetUserCount', 'deletedTargetUserCount', 'numberOfUsers'],
      ...['isNumberOfUsersLimited', 'licenseEndDate', 'createTime', 'licenceExpired'],
    ],
  },
  searchCompanies: {
    call: async (client) => (await client.searchCompanies()).companies,
    expected: (rows) => listOf(rows, () => true),
    ignores: IDLE_FIELDS,
  },
  companiesOverLimit: {
    call: async (client) =>
      (await client.companiesOverLimit()).map(({ companyId, excessUsers }) => [companyId, excessUsers]),
    expected: (rows) =>
      listOf(rows, ({ licenseLimit, targetUsers }) => licenseLimit !== null && targetUsers > licenseLimit)
        ?.map(({ companyId, licenseLimit, targetUsers }) => [companyId, targetUsers - (licenseLimit ?? 0)] as const)
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    ignores: IDLE_FIELDS,
  },
  expiredLicenses: {
    call: async (client) => (await client.expiredLicenses()).map(({ companyId }) => companyId),
    expected: (rows) =>
      listOf(rows, ({ renewalDate }) => renewalDate !== null && renewalDate < '2026-11-20')?.map(
        ({ companyId }) => companyId,
      ),
    ignores: IDLE_FIELDS,
  },
};

const isInRow = (path: Path): boolean => path[0] === 'data' && path[1] === 'results' && path.length > 3;
// The second row is read as the first is.
const PATHS = pathsOf(PAGE).filter((path) => path[2] !== 1);

const MUTATIONS: readonly Mutation[] = PATHS.flatMap((path) => [
  ...HOSTILE_TOKENS.map((token): Mutation => ({ kind: 'replace', path, token })),
  { kind: 'remove', path, token: '' },
  { kind: 'repeat', path, token: '"twice"' },
  { kind: 'repeat', path, token: '41' },
  ...UNKNOWN_KEYS.map((token): Mutation => ({ kind: 'add', path, token })),
]);

/** What is wrong with the outcome of a mutation, or undefined. */
async function judge({ call, expected, ignores }: Operation, mutation: Mutation): Promise<string | undefined> {
  const { path } = mutation;
  const answer = mutate(PAGE, [mutation]);
  const outcome = await outcomeOf({ [SEARCH]: answer }, call);
  if ('broken' in outcome) return outcome.broken;
  const truth = JSON.stringify(expected((PAGE.data.results ?? []) as readonly Row[]));
  const mayBe = isInRow(path) && isJson(answer) ? JSON.stringify(expected(rowsIn(answer))) : truth;
  if ('result' in outcome) return outcome.result === mayBe ? undefined : `gives ${outcome.result}, not ${mayBe}`;
  const harmless = mutation.kind === 'add' || (isInRow(path) && ignores.includes(String(path[3])));
  return harmless && parseJson(answer).kind === 'json' ? `throws ${outcome.refused}` : undefined;
}

const rowsIn = (text: string): Row[] => (JSON.parse(text) as typeof PAGE).data.results as unknown as Row[];

const shown = ({ kind, path, token }: Mutation): string => `${kind} ${path.join('.')}: ${token.slice(0, 40)}`;

describe('an answer of the search with one hostile place gives the right result or an error:', () => {
  test.each(Object.entries(OPERATIONS))('%s', { timeout: 120_000 }, async (_name, operation) => {
    const wrong: string[] = [];
    for (const mutation of MUTATIONS) {
      const fault = await judge(operation, mutation);
      if (fault !== undefined) wrong.push(`${shown(mutation)} ${fault}`);
    }
    expect(wrong).toEqual([]);
  });
});
