import { expect, test } from 'vitest';
import { createFakeClient, wireCompanies } from '../testing/fake-client';
import { createFakeClock } from '../testing';

test('throws when the month that needs no proof ends somewhere while its pages are read', async () => {
  // A second before December begins on the Line Islands.
  const clock = createFakeClock('2026-11-30T09:59:59.000Z');
  const server = { companies: wireCompanies(4), pageCap: 2, monthMode: 'refused' } as const;
  const { client } = createFakeClient(server, { clock }).slowAt({ page: 2 }, 2000);
  const total = client.monthlyUserTotal({ month: '2026-11', verification: 'standard' });
  await expect(total).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
});
