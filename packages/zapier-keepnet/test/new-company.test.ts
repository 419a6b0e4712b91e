import { describe, expect, test } from 'vitest';

import { perform as licenseExpired } from '../src/triggers/license-expired';
import { perform as licenseLimitExceeded } from '../src/triggers/license-limit-exceeded';
import { perform as newCompany } from '../src/triggers/new-company';
import { perform as renewalUpcoming } from '../src/triggers/renewal-upcoming';
import { falling, freshIn } from './harness/rows';
import { pathsOf, sandboxWith } from './harness/sandbox';

describe('New Company', () => {
  test('returns companies newest first', async () => {
    const { run, server } = await sandboxWith();
    const rows = await run(newCompany);
    expect(rows).toHaveLength(server.sandbox.world.size);
    expect(falling(rows.map((row) => row.created_at))).toBe(true);
  });

  test('fires for an added company, and not for an old one that a deletion brings into sight', async () => {
    const { run, server } = await sandboxWith({ companies: 1500 });
    const size = server.sandbox.world.size;
    const atFirst = await run(newCompany, {}, { isPopulatingDedupe: true });
    const added = server.sandbox.world.add({}, new Date().toISOString().slice(0, 19));
    server.sandbox.world.remove(atFirst[5]?.company_id ?? '');
    server.sandbox.world.remove(atFirst[6]?.company_id ?? '');
    const rows = await run(newCompany);
    expect(atFirst).toHaveLength(size);
    expect(rows).toHaveLength(size - 1);
    expect(freshIn(rows, atFirst)).toEqual([added.companyId]);
  });

  test('fires for all of 1,200 that are imported at once, and for one that is moved here with an old date', async () => {
    const { run, server } = await sandboxWith({ companies: 300 });
    const atFirst = await run(newCompany, {}, { isPopulatingDedupe: true });
    const created = new Date().toISOString().slice(0, 19);
    const added = Array.from({ length: 1200 }, () => server.sandbox.world.add({}, created).companyId);
    added.push(server.sandbox.world.add({}, '2020-01-01T00:00:00').companyId);
    expect(freshIn(await run(newCompany), atFirst).sort()).toEqual(added.sort());
  });

  test('reads a single page in a poll', async () => {
    const { run, server } = await sandboxWith({ companies: 2500, pageCap: 5000 });
    const sent = pathsOf(server).length;
    await run(newCompany);
    expect(pathsOf(server).slice(sent)).toEqual(['/api/companies/search']);
  });
});

test.each([
  ['New Company', newCompany],
  ['License Expired', licenseExpired],
  ['License Limit Exceeded', licenseLimitExceeded],
  ['Renewal Upcoming', renewalUpcoming],
])('%s gives three rows while a sample is loading, the same ones that a poll gives first', async (_name, perform) => {
  const { run } = await sandboxWith({ companies: 400 });
  const rows = await run(perform as typeof newCompany, {}, { isLoadingSample: true });
  expect(rows).toHaveLength(3);
  expect(rows).toEqual((await run(perform as typeof newCompany)).slice(0, 3));
});
