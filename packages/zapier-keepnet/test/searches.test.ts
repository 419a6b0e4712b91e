import { describe, expect, test } from 'vitest';

import { perform as findCompanies } from '../src/searches/find-companies';
import { perform as findCompany } from '../src/searches/find-company';
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

  test.each([
    ['{{x}} & {{bundle.authData.client_secret}}', '{{x}} & {{bundle.authData.cl'],
    ['ğ "quoted" \\ back', '"quoted" \\ back'],
    ['%_*', '%_*'],
    ['İstanbul {{process.env.A}}', 'stanbul {{process.env.A}}'],
  ])(
    'finds the text %j as it is, of which the server is sent what every comparison takes alike',
    async (name, sent) => {
      // Too many pages for the core to read them all, so that the server has to look for the text.
      const { run, server } = await sandboxWith({ companies: 400, pageCap: 20 });
      const companyId = server.sandbox.world.companies[0]?.companyId ?? '';
      server.sandbox.world.change(companyId, { companyName: `A ${name} Z` });
      const rows = await run(findCompany, { name });
      const bodies = server.sandbox.journal.list().map(({ body }) => JSON.stringify(body));
      expect(bodies.some((body) => body.includes(JSON.stringify(sent)))).toBe(true);
      expect(rows.map((row) => row.company_name)).toEqual([`A ${name} Z`]);
    },
  );

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
    const rows = await run(findCompanies, { status, limit: '2' });
    expect(rows).toHaveLength(2);
    expect(rows.map((row) => row.total_matches)).toEqual([total, total]);
  });

  test('returns the renewals of the days asked for', async () => {
    const { run } = await sandboxWith({ companies: 400 });
    const [few, many] = [
      await run(findCompanies, { status: 'renewals', days: 10 }),
      await run(findCompanies, { status: 'renewals', days: 90 }),
    ];
    expect(many.length).toBeGreaterThan(few.length);
    expect(few.length).toBeGreaterThan(0);
  });

  test.each(['over_limit', 'expired', 'renewals'])(
    'returns the same %s when it is strict, read twice without a filter',
    async (status) => {
      const { run, server } = await sandboxWith({ companies: 300, pageCap: 20 });
      const standard = await run(findCompanies, { status, limit: 500 });
      server.sandbox.journal.clear();
      expect(await run(findCompanies, { status, limit: 500, verification: 'strict' })).toEqual(standard);
      const bodies = server.sandbox.journal.list().map(({ body }) => JSON.stringify(body));
      expect(bodies).toHaveLength(2 * 15);
      expect(bodies.join()).not.toMatch(/isTargetUserCountExceededLimit|LicenseEndDate/);
    },
  );

  test('returns 100 unless told otherwise, and takes the name of a choice for it', async () => {
    const { run } = await sandboxWith();
    expect(await run(findCompanies, { status: 'All Companies', limit: '', days: null })).toHaveLength(100);
  });

  test.each(['all', 'over_limit', 'expired'])('returns %s whatever stands in Days Ahead', async (status) => {
    const { run } = await sandboxWith();
    const rows = await run(findCompanies, { status });
    expect(rows.length).toBeGreaterThan(0);
    expect(await run(findCompanies, { status, days: 'soon' })).toEqual(rows);
  });

  test('returns an empty list when there is nobody', async () => {
    const { run } = await sandboxWith({ companies: 0 });
    for (const status of ['all', 'over_limit', 'expired', 'renewals']) {
      expect(await run(findCompanies, { status })).toEqual([]);
    }
  });

  test.each([
    ...nothing.map((status) => ({ status })),
    { status: 'gone' },
    { status: 'all', limit: '0' },
    { status: 'all', limit: '501' },
    { status: 'all', limit: 'ten' },
    { status: 'renewals', days: 'soon' },
    { status: 'all', verification: 'strict' },
    { status: 'expired', verification: 'sure' },
  ])('throws for %j', async (inputData) => {
    const { run } = await sandboxWith({ companies: 5 });
    expect(await thrownBy(run(findCompanies, inputData))).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
  });
});
