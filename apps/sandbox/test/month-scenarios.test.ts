import { describe, expect, it, test } from 'vitest';
import { filterOf, SandboxClient } from './sandbox-client';

const month = (name: string) => ({ filter: filterOf([['MonthlyActiveUser', '=', name]]) });

const [EARLY, PAST, CURRENT] = ['2000-01', '2026-02', '2026-11'];

const usersOf = (client: SandboxClient, name: string) =>
  client.sandbox.snapshot({ month: name }).map((company) => company.monthlyUsers);

describe('what a server makes of a month', () => {
  test.each([
    ['', 200, 200, 200],
    ['no-month', 400, 400, 400],
    ['no-early-months', 400, 200, 400],
    ['ignore-month', 200, 200, 200],
    ['check-and-ignore-month', 400, 200, 400],
    ['month-selects-rows', 200, 200, 200],
    ['month-drops-zero', 200, 200, 200],
  ])(
    'under "%s" an early month is %i, a past one %i, and 2025-11 like the early one',
    async (scenario, ...statuses) => {
      const client = await SandboxClient.connect();
      const names = [EARLY, PAST, '2025-11'];
      const answers = await Promise.all(names.map((name) => client.search(month(name), scenario)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(statuses);
      expect((await client.search({}, scenario)).statusCode).toBe(200);
    },
  );

  test.each([
    ['', EARLY, 'every company', EARLY],
    ['', PAST, 'every company', PAST],
    ['no-early-months', PAST, 'every company', PAST],
    ['ignore-month', EARLY, 'every company', CURRENT],
    ['ignore-month', PAST, 'every company', CURRENT],
    ['check-and-ignore-month', PAST, 'every company', CURRENT],
    ['month-selects-rows', EARLY, 'companies with users', CURRENT],
    ['month-selects-rows', PAST, 'companies with users', CURRENT],
    ['month-drops-zero', EARLY, 'companies with users', EARLY],
    ['month-drops-zero', PAST, 'companies with users', PAST],
  ])('under "%s" %s lists %s with the users of %s', async (scenario, asked, listed, counted) => {
    const client = await SandboxClient.connect();
    const [inAsked, inCounted] = [usersOf(client, asked), usersOf(client, counted)];
    const expected = inCounted.filter((_, index) => listed === 'every company' || (inAsked[index] ?? 0) > 0);
    const users = (await client.rows(month(asked), scenario)).map((row) => row.monthlyActiveUserCount);
    expect(users.toSorted()).toEqual(expected.toSorted());
    expect(usersOf(client, PAST)).not.toEqual(usersOf(client, CURRENT));
  });

  test.each([
    ['', '2026-12', 400, 0],
    ['months-to-come', '2026-12', 200, 0],
    ['null-outside-months', '2026-12', 200, 120],
    ['null-outside-months', EARLY, 200, 120],
    ['null-outside-months', PAST, 200, 0],
  ])('under "%s" %s answers with %i, and %i rows without a number', async (scenario, asked, status, without) => {
    const client = await SandboxClient.connect();
    const answer = await client.search(month(asked), scenario);
    expect(answer.statusCode).toBe(status);
    expect(answer.body.split('"monthlyActiveUserCount":null')).toHaveLength(without + 1);
  });

  it('is not changed by a scenario that knows the month when the filter names none', async () => {
    const client = await SandboxClient.connect();
    const plain = await client.rows();
    for (const scenario of ['month-drops-zero', 'month-selects-rows', 'check-and-ignore-month']) {
      expect(await client.rows({}, scenario)).toEqual(plain);
    }
  });
});
