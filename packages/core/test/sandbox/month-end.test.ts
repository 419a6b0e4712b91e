import { buildSandbox, type Sandbox } from '@keepnet-workflows/sandbox';
import {
  ApiRefusal,
  envelope,
  lastingScenarios,
  parseSearchRequest,
  refusalEnvelope,
  searchPage,
} from '@keepnet-workflows/sandbox/model';
import { describe, expect, test } from 'vitest';

import { type Clock, createClient, KeepnetError, type Transport } from '../../src';

const [OLD, ENDING, BEGINNING] = ['2026-10', '2026-11', '2026-12'] as const;

/** When the month turns where the server stands. */
const TURNS = {
  'UTC+14': Date.parse('2026-11-30T10:00:00Z'),
  UTC: Date.parse('2026-12-01T00:00:00Z'),
  'UTC-12': Date.parse('2026-12-01T12:00:00Z'),
};

/** Monthly Users of a company: some, more, and as the new month begins none; idle ones with none at all. */
function usersOf(index: number, month: string): number {
  if (index % 4 === 3 || month === BEGINNING) return 0;
  return month === OLD ? 100 + index : 200 + index;
}

function createServer(scenario: string, companies: number): Sandbox {
  const { sandbox } = buildSandbox({ companies, scenario, today: '2026-11-30' });
  for (const [index, { companyId }] of sandbox.world.companies.entries()) {
    const months = Array.from({ length: 11 }, () => usersOf(index, OLD));
    sandbox.world.change(companyId, { monthlyUsers: [...months, usersOf(index, ENDING), usersOf(index, BEGINNING)] });
  }
  return sandbox;
}

interface Run {
  readonly outcome: string;
  readonly requests: number;
}

/** Asks for the total of a month, which turns before the request of this number. */
async function total(sandbox: Sandbox, month: string, turnsAt: number, turn: number): Promise<Run> {
  const truth = sandbox.snapshot({ month }).reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);
  const scenarios = lastingScenarios(sandbox.scenarios.text);
  let [now, requests] = [turn - 1000, 0];
  sandbox.today = '2026-11-30';
  const clock: Clock = { now: () => now, sleep: async () => undefined };
  const transport: Transport = async ({ body = '' }) => {
    if (++requests === turnsAt) [now, sandbox.today] = [turn, '2026-12-01'];
    try {
      const data = searchPage(parseSearchRequest(JSON.parse(body)), sandbox.listServer('main'), scenarios);
      return { status: 200, headers: {}, body: envelope({ data, status: 'SUCCESS' }, scenarios) };
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      return { status: error.statusCode, headers: {}, body: refusalEnvelope(error, scenarios) };
    }
  };
  // Nothing but the proof of the month stands between the server and a wrong number.
  const client = createClient({ transport, clock, random: () => 0.5, secrets: [] });
  try {
    const { totalMonthlyUsers } = await client.monthlyUserTotal({ month, verification: 'standard' });
    return { outcome: totalMonthlyUsers === truth ? 'exact' : `WRONG: ${totalMonthlyUsers}, not ${truth}`, requests };
  } catch (error) {
    if (KeepnetError.isInstance(error)) return { outcome: error.name, requests };
    throw error;
  }
}

describe.each([12, 1])('around a month’s end, with %i companies,', (companies) => {
  // What past months come to when the month does not turn: it must be seen to follow, or that it does not.
  test.each([
    ['none', 'exact'],
    ['no-early-months', 'exact'],
    ['month-drops-zero', 'exact'],
    ['month-drops-zero,no-early-months', 'exact'],
    ['ignore-month', 'KeepnetInvalidRequestError'],
    ['check-and-ignore-month', 'KeepnetConsistencyError'],
    ['month-selects-rows', 'KeepnetConsistencyError'],
    ['month-selects-rows,no-early-months', 'KeepnetConsistencyError'],
  ])('%s is exact or an error, and last month: %s', async (scenario, expected) => {
    const server = createServer(scenario, companies);
    for (const [zone, turn] of Object.entries(TURNS)) {
      for (const month of [OLD, ENDING, BEGINNING]) {
        let run: Run = { outcome: '', requests: Infinity };
        // At each request in turn, the last time after all of them.
        for (let turnsAt = 1; turnsAt <= run.requests + 1; turnsAt++) {
          run = await total(server, month, turnsAt, turn);
          expect(run.outcome, `${month}, ${zone}, at request ${turnsAt}`).not.toContain('WRONG');
        }
        if (month === OLD) expect(run.outcome).toBe(expected);
      }
    }
  });
});
