import { describe, expect, test } from 'vitest';

import { perform as findCompanies } from '../src/searches/find-companies';
import { perform as findCompany } from '../src/searches/find-company';
import { lastMonth, thisMonth } from './harness/days';
import { pathsOf, sandboxWith } from './harness/sandbox';
import { thrownBy } from './harness/thrown-by';

const nothing: readonly unknown[] = ['', '  ', null, undefined, []];

describe('Find Company', () => {
  test('returns the exact name first, then the ones that begin with it, then the rest', async () => {
    const { run, server } = await sandboxWith();
    const [a, b, c] = server.sandbox.world.companies;
    for (const [company, companyName] of [
      [a, 'The Umbra Group'],
      [b, 'UMBRA Holding'],
      [c, 'umbra'],
    ] as const) {
      server.sandbox.world.change(company?.companyId ?? '', { companyName });
    }
    const rows = await run(findCompany, { name: ' Umbra ' });
    expect(rows.map((row) => row.company_name)).toEqual(['umbra', 'UMBRA Holding', 'The Umbra Group']);
    expect(rows[0]).toMatchObject({ id: c?.companyId, company_id: c?.companyId });
  });

  test.each(['{{x}} & {{bundle.authData.client_secret}}', 'ğ "quoted" \\ back', '%_*', 'İstanbul {{process.env.A}}'])(
    'finds the text %j as it is',
    async (name) => {
      const { run, server } = await sandboxWith({ companies: 400, pageCap: 20 });
      const companyId = server.sandbox.world.companies[0]?.companyId ?? '';
      server.sandbox.world.change(companyId, { companyName: `A ${name} Z` });
      const rows = await run(findCompany, { name });
      expect(rows.map((row) => row.company_name)).toEqual([`A ${name} Z`]);
      expect(rows[0]).toMatchObject({ exact_match: false, total_matches: 1 });
    },
  );

  test('finds a company by its ID, before others whose names hold it', async () => {
    const { run, server } = await sandboxWith();
    const [a, b] = server.sandbox.world.companies;
    server.sandbox.world.change(b?.companyId ?? '', { companyName: a?.companyId ?? '' });
    const rows = await run(findCompany, { name: a?.companyId });
    expect(rows.map((row) => row.company_id)).toEqual([a?.companyId, b?.companyId]);
    expect(rows).toMatchObject([
      { exact_match: true, total_matches: 2 },
      { exact_match: true, total_matches: 2 },
    ]);
  });

  test('takes no "Acme Dental" for "Acme" when it is told to match exactly', async () => {
    const { run, server } = await sandboxWith();
    const [a, b] = server.sandbox.world.companies;
    server.sandbox.world.change(a?.companyId ?? '', { companyName: 'Acme Dental' });
    expect(await run(findCompany, { name: 'Acme' })).toMatchObject([{ exact_match: false }]);
    expect(await run(findCompany, { name: 'Acme', match: 'exact' })).toEqual([]);
    server.sandbox.world.change(b?.companyId ?? '', { companyName: ' ACME ' });
    expect(await run(findCompany, { name: 'Acme', match: 'Exact' })).toMatchObject([
      { company_id: b?.companyId, exact_match: true, total_matches: 1 },
    ]);
  });

  test('takes a number for a name', async () => {
    const { run, server } = await sandboxWith();
    server.sandbox.world.change(server.sandbox.world.companies[0]?.companyId ?? '', { companyName: '4711 Ltd' });
    expect(await run(findCompany, { name: 4711 })).toHaveLength(1);
  });

  test('returns an empty list when nothing matches', async () => {
    const { run } = await sandboxWith();
    expect(await run(findCompany, { name: 'no such company' })).toEqual([]);
  });

  test.each([...nothing, { a: 1 }, ['a', 'b']].map((name) => ({ name })))(
    'throws before anything is sent for %j',
    async ({ name }) => {
      const { run, server } = await sandboxWith();
      const sent = pathsOf(server).length;
      expect(await thrownBy(run(findCompany, { name }))).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
      expect(pathsOf(server)).toHaveLength(sent);
    },
  );
});

describe('Find Companies', () => {
  test.each([
    ['all', () => true],
    ['over_limit', ({ isOverLimit }: { isOverLimit: boolean }) => isOverLimit],
    ['expired', ({ isExpired }: { isExpired: boolean }) => isExpired],
  ] as const)('returns the first ones of %s, each with how many there are', async (status, matches) => {
    const { run, server } = await sandboxWith();
    const total = server.sandbox.snapshot().filter(matches).length;
    expect(total).toBeGreaterThan(2);
    const rows = await run(findCompanies, { list: status, limit: '2' });
    expect(rows).toHaveLength(2);
    expect(rows).toMatchObject([1, 2].map(() => ({ total_matches: total, is_complete: false })));
    const [whole] = await run(findCompanies, { list: status, limit: 500 });
    expect(whole).toMatchObject({ total_matches: total, is_complete: true });
  });

  test('returns the renewals of the days asked for', async () => {
    const { run } = await sandboxWith({ companies: 400 });
    const [few, many] = [
      await run(findCompanies, { list: 'renewals', days: 10 }),
      await run(findCompanies, { list: 'renewals', days: 90 }),
    ];
    expect(many.length).toBeGreaterThan(few.length);
    expect(few.length).toBeGreaterThan(0);
  });

  test.each(['over_limit', 'expired', 'renewals'])(
    'returns the same %s when it is strict, read twice without a filter',
    async (list) => {
      const { run, server } = await sandboxWith({ companies: 300, pageCap: 20 });
      const inputs = { list, period: 'current_month' };
      const rows = await run(findCompanies, inputs);
      server.sandbox.journal.clear();
      expect(await run(findCompanies, { ...inputs, verification: 'strict' })).toEqual(rows);
      const bodies = server.sandbox.journal.list().map(({ body }) => JSON.stringify(body));
      expect(bodies).toHaveLength(2 * 15);
      expect(bodies.join()).not.toMatch(/isTargetUserCountExceededLimit|LicenseEndDate/);
    },
  );

  test.each(['all', 'over_limit', 'expired', 'renewals'])(
    'counts the users of %s in the month of the period',
    async (list) => {
      const { run, server } = await sandboxWith({ companies: 200 });
      for (const [inputs, month] of [
        [{}, lastMonth()],
        [{ month: '2025-12' }, '2025-12'],
        [{ period: 'current_month' }, thisMonth()],
      ] as const) {
        const rows = await run(findCompanies, { list, ...inputs });
        const users = new Map(server.sandbox.snapshot({ month }).map((one) => [one.companyId, one.monthlyUsers]));
        expect(rows.length).toBeGreaterThan(2);
        for (const row of rows) {
          expect([row.usage_month, row.monthly_users]).toEqual([month, users.get(row.company_id)]);
        }
      }
    },
  );

  test('returns 500 unless told otherwise, and takes the name of a choice for it', async () => {
    const { run } = await sandboxWith({ companies: 510 });
    const rows = await run(findCompanies, { list: 'All Companies', limit: '', days: null });
    expect(rows).toHaveLength(500);
    expect(rows[0]).toMatchObject({ total_matches: 510, is_complete: false });
  });

  test.each(['all', 'over_limit', 'expired'])('returns %s whatever stands in Days Ahead', async (status) => {
    const { run } = await sandboxWith();
    const rows = await run(findCompanies, { list: status });
    expect(rows.length).toBeGreaterThan(0);
    expect(await run(findCompanies, { list: status, days: 'soon' })).toEqual(rows);
  });

  test('returns an empty list when there is nobody', async () => {
    const { run } = await sandboxWith({ companies: 0 });
    for (const status of ['all', 'over_limit', 'expired', 'renewals']) {
      expect(await run(findCompanies, { list: status })).toEqual([]);
    }
  });

  test.each([
    ...nothing.map((list) => ({ list })),
    { list: 'gone' },
    { list: 'all', limit: '0' },
    { list: 'all', limit: '501' },
    { list: 'all', limit: 'ten' },
    { list: 'renewals', days: 'soon' },
    { list: 'all', month: 'soon' },
    { list: 'expired', verification: 'sure' },
  ])('throws for %j', async (inputData) => {
    const { run } = await sandboxWith({ companies: 5 });
    expect(await thrownBy(run(findCompanies, inputData))).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
  });
});
