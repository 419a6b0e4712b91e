import type { FoundCompanies, KeepnetClient } from '@keepnet-workflows/core';
import { expect, test } from 'vitest';
import type { Operation } from '../src/schedule/operation';
import { isFailure } from '../src/schedule/outcome';
import { runSchedule, type Sabotage } from '../src/schedule/run-schedule';
import { drawSchedule, type Schedule } from '../src/schedule/schedule';

type Break = (client: KeepnetClient) => Partial<KeepnetClient>;

const broken = (wrap: Break): Sabotage => ({ client: (client) => ({ ...client, ...wrap(client) }) });

const changed =
  (change: (companies: FoundCompanies['companies']) => FoundCompanies['companies']): Break =>
  (client) => ({
    async searchCompanies(options) {
      const companies = change((await client.searchCompanies(options)).companies);
      return { companies, totalMatches: companies.length };
    },
  });

async function* cutShort(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  const bytes = Buffer.concat(all);
  yield new Uint8Array(bytes.subarray(0, bytes.length - 9));
}

/** Acts when everything that follows from what has happened is done, in the same moment of virtual time. */
async function afterwards(act: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  await act().catch(() => undefined);
}

const clients: readonly [name: string, operation: Operation['kind'], cause: RegExp, wrap: Break][] = [
  [
    'a total that is one too high',
    'total',
    /^the total/,
    (client) => ({
      async monthlyUserTotal(options) {
        const total = await client.monthlyUserTotal(options);
        return { ...total, totalMonthlyUsers: total.totalMonthlyUsers + 1 };
      },
    }),
  ],
  [
    'a total that claims to be counted twice',
    'total',
    /certificate/,
    (client) => ({
      async monthlyUserTotal(options) {
        const total = await client.monthlyUserTotal(options);
        return { ...total, completeness: { ...total.completeness, countedTwice: true } };
      },
    }),
  ],
  [
    'Monthly Users on the lines of other companies',
    'lines',
    /a row that never was/,
    (client) => ({
      async usageLines(options) {
        const result = await client.usageLines(options);
        const users = result.lines.map(({ monthlyUsers }) => monthlyUsers).reverse();
        return { ...result, lines: result.lines.map((line, index) => ({ ...line, monthlyUsers: users[index] ?? 0 })) };
      },
    }),
  ],
  [
    'a list without its last company',
    'overLimit',
    /never was/,
    (client) => ({ companiesOverLimit: async (options) => (await client.companiesOverLimit(options)).slice(0, -1) }),
  ],
  [
    'a list in another order',
    'expired',
    /never was/,
    (client) => ({ expiredLicenses: async (options) => (await client.expiredLicenses(options)).toReversed() }),
  ],
  ['a search without its first company', 'search', /that never were:/, changed((companies) => companies.slice(1))],
  ['a search that gives all twice', 'search', /a company twice/, changed((companies) => [...companies, ...companies])],
  [
    'two months mixed up',
    'compare',
    /^the comparison/,
    (client) => ({
      async compareMonths(options) {
        const result = await client.compareMonths(options);
        return { ...result, totalFrom: result.totalTo, totalTo: result.totalFrom };
      },
    }),
  ],
  [
    'a file that is cut short',
    'export',
    /never was|not that of any moment/,
    (client) => ({
      async exportCompanies(options) {
        const file = await client.exportCompanies(options);
        return { ...file, stream: cutShort(file.stream) };
      },
    }),
  ],
  [
    'an error that tells the secret',
    'total',
    /is told/,
    () => ({ monthlyUserTotal: () => Promise.reject(new Error('s3cr3t')) }),
  ],
  [
    'an error of another kind',
    'total',
    /it threw TypeError/,
    () => ({ monthlyUserTotal: () => Promise.reject(new TypeError()) }),
  ],
  [
    'a promise that never ends',
    'total',
    /nothing is left/,
    () => ({ monthlyUserTotal: () => new Promise(() => undefined) }),
  ],
  [
    'a request after the end',
    'overLimit',
    /after the operation had ended/,
    (client) => ({
      async companiesOverLimit(options) {
        const list = await client.companiesOverLimit(options);
        void afterwards(() => client.getCompany('late'));
        return list;
      },
    }),
  ],
];

// Some are found in one schedule of hundreds.
const LONG = { timeout: 120_000 };

test.each(clients)('fails for %s', LONG, async (_name, operation, cause, wrap) => {
  expect(await failures(operation, broken(wrap), cause)).toBe(true);
});

test('fails for a client that waits half as long as it was told', LONG, async () => {
  const hasty: Sabotage = {
    clock: (clock) => {
      const start = clock.now();
      return {
        now: () => start + 2 * (clock.now() - start),
        sleep: (ms, signal) => clock.sleep(ms / 2, signal),
      };
    },
  };
  expect(await failures('total', hasty, /before the wait/)).toBe(true);
});

const hiding: Sabotage = {
  world: (world) => ({
    ...world,
    at: (now) => {
      const version = world.at(now);
      return { ...version, companies: version.companies.slice(1) };
    },
  }),
};

test('fails for a server that hides a company and does not count it', LONG, async () => {
  expect(await failures('total', hiding, /^the total/)).toBe(true);
});

test('fails for it as well where nested companies are not counted and a month leaves out idle ones', LONG, async () => {
  const isNesting = ({ server }: Schedule): boolean => server.has('clustered-whole') && server.has('month-drops-zero');
  expect(await failures('total', hiding, /^the total/, isNesting)).toBe(true);
});

/** Whether some seed with this operation fails for this cause. */
async function failures(
  operation: Operation['kind'],
  sabotage: Sabotage,
  cause: RegExp,
  isMeant: (schedule: Schedule) => boolean = () => true,
): Promise<boolean> {
  for (let seed = 1; seed <= 1500; seed++) {
    const schedule = drawSchedule(seed);
    if (schedule.operation.kind !== operation || !isMeant(schedule)) continue;
    const { outcome } = await runSchedule(seed, sabotage);
    if (isFailure(outcome.kind) && cause.test(outcome.cause)) return true;
  }
  return false;
}
