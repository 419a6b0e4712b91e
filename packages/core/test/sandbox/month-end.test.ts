import { buildSandbox } from '@keepnet-workflows/sandbox';
import { expect, test } from 'vitest';

import { type Clock, createClient, KeepnetError, type Transport } from '../../src';

const [OLD, ENDING, BEGINNING] = ['2026-10', '2026-11', '2026-12'] as const;
const MONTHS = [OLD, ENDING, BEGINNING];

/** When the month turns where the server stands. */
const TURNS = {
  'UTC+14': Date.parse('2026-11-30T10:00:00Z'),
  UTC: Date.parse('2026-12-01T00:00:00Z'),
  'UTC-12': Date.parse('2026-12-01T12:00:00Z'),
};

// Before this request of an operation the month turns; 1: before the first, never: after the last.
const NEVER = Infinity;
const TURNS_AT = [1, 2, 3, 4, 5, 6, 7, 9, NEVER];

/** Monthly Users of a company: some, more, and as the new month begins none; idle ones with none at all. */
function usersOf(index: number, month: string): number {
  const isIdle = index % 4 === 3;
  if (isIdle || month === BEGINNING) return 0;
  return month === OLD ? 100 + index : 200 + index;
}

interface Server {
  /** The first request before which the month turns is that of this number. */
  total(month: string, turnsAt: number, turn: number): Promise<string>;
  close(): Promise<void>;
}

async function startServer(scenario: string, companies: number): Promise<Server> {
  const app = buildSandbox({ companies, scenario, today: '2026-11-30' });
  const { sandbox } = app;
  for (const [index, { companyId }] of sandbox.world.companies.entries()) {
    const months = Array.from({ length: 11 }, () => usersOf(index, OLD));
    sandbox.world.change(companyId, { monthlyUsers: [...months, usersOf(index, ENDING), usersOf(index, BEGINNING)] });
  }
  const login = 'grant_type=client_credentials&client_id=sandbox&client_secret=sandbox-secret&scope=api1';
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const token = await app.inject({ method: 'POST', url: '/connect/token', headers: type, payload: login });
  const { access_token } = token.json<{ access_token: string }>();

  return {
    async total(month, turnsAt, turn) {
      const truth = sandbox.snapshot({ month }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
      let [now, requests] = [turn - 1000, 0];
      sandbox.today = '2026-11-30';
      const clock: Clock = { now: () => now, sleep: async () => undefined };
      const transport: Transport = async ({ method, url, headers, body = '' }) => {
        if (++requests === turnsAt) [now, sandbox.today] = [turn, '2026-12-01'];
        const { pathname } = new URL(url);
        const authorization = `Bearer ${access_token}`;
        const answer = await app.inject({
          method,
          url: pathname,
          headers: { ...headers, authorization },
          payload: body,
        });
        return { status: answer.statusCode, headers: {}, body: answer.body };
      };
      // Nothing but the proof of the month stands between the server and a wrong number.
      const client = createClient(
        { transport, clock, random: () => 0.5, secrets: [] },
        { baseUrl: 'http://127.0.0.1' },
      );
      try {
        const { totalMonthlyUsers } = await client.monthlyUserTotal({ month, verification: 'standard' });
        return totalMonthlyUsers === truth ? 'exact' : `WRONG: ${totalMonthlyUsers} instead of ${truth}`;
      } catch (error) {
        if (KeepnetError.isInstance(error)) return error.name;
        throw error;
      }
    },
    close: () => app.close(),
  };
}

const MANY = 12;

/** What past months come to when the month does not turn: it must be seen to follow, or that it does not. */
const SERVERS: readonly [scenario: string, companies: number, expected: string][] = [
  ['none', MANY, 'exact'],
  ['none', 1, 'exact'],
  ['no-early-months', MANY, 'exact'],
  ['no-early-months', 1, 'exact'],
  ['month-drops-zero', MANY, 'exact'],
  ['month-drops-zero', 1, 'exact'],
  ['month-drops-zero,no-early-months', MANY, 'exact'],
  ['ignore-month', MANY, 'KeepnetInvalidRequestError'],
  ['ignore-month', 1, 'KeepnetInvalidRequestError'],
  ['check-and-ignore-month', MANY, 'KeepnetConsistencyError'],
  ['check-and-ignore-month', 1, 'KeepnetConsistencyError'],
  ['month-selects-rows', MANY, 'KeepnetConsistencyError'],
  ['month-selects-rows', 1, 'KeepnetConsistencyError'],
  ['month-selects-rows,no-early-months', MANY, 'KeepnetConsistencyError'],
  ['month-selects-rows,no-early-months', 1, 'KeepnetConsistencyError'],
];

test.each(SERVERS)(
  'around a month’s end, %s with %i companies is exact or an error, and last month alike: %s',
  { timeout: 60_000 },
  async (scenario, companies, expected) => {
    const server = await startServer(scenario, companies);
    const wrong: string[] = [];
    const still: string[] = [];
    for (const [zone, turn] of Object.entries(TURNS)) {
      for (const month of MONTHS) {
        for (const turnsAt of TURNS_AT) {
          const outcome = await server.total(month, turnsAt, turn);
          if (outcome.startsWith('WRONG')) wrong.push(`${month}, ${zone}, at request ${turnsAt}: ${outcome}`);
          if (month === OLD && turnsAt === NEVER) still.push(outcome);
        }
      }
    }
    await server.close();
    expect(wrong).toEqual([]);
    expect(new Set(still)).toEqual(new Set([expected]));
  },
);
