import { expect, test } from 'vitest';
import { customers } from '../../test/support/customers';
import type { InvoiceLine } from '../billing/invoice-line';
import { createFakeClock } from '../testing/fake-clock';
import { createFakeClient } from '../testing/fake-client';

const companies = customers(3, (index) => ({ tags: index === 0 ? ['bill:C-0'] : null }));
const months = { '2026-09': { 'c-0': 100, 'c-1': 10 }, '2026-10': { 'c-0': 271, 'c-1': 10 } };
const tiers = [
  { upTo: 100, unitPrice: '1.50' },
  { upTo: null, unitPrice: '1.20' },
];
const priceBook = { currency: 'EUR', prices: [{ tiers, tierMode: 'graduated' as const }] };

const shown = ({ companyId, status, amount, reasons }: InvoiceLine): string =>
  [companyId, status, amount, ...reasons].join(' ');

test('prices the lines of the last full month, with the proof of their total', async () => {
  const { client } = createFakeClient({ companies, months });
  const result = await client.invoiceLines({ priceBook });
  expect(result).toMatchObject({ month: '2026-10', currency: 'EUR', totalMonthlyUsers: 281, companyCount: 3 });
  expect(result.lines.map(shown)).toEqual(['c-0 ready 355.20', 'c-1 ready 15.00', 'c-2 zero 0.00']);
  expect(result.lines[0]?.calculation).toBe('100 × 1.50 + 171 × 1.20 = 355.20 EUR');
  expect(result.totals.ready).toEqual({ count: 2, amount: '370.20' });
  const usage = await client.usageLines({ month: '2026-10' });
  expect(result.completeness).toMatchObject({ countedTwice: true, digest: usage.completeness.digest });
});

test('bills nothing in a second run over what the first gave, and the difference after a restatement', async () => {
  const fake = createFakeClient({ companies, months });
  const first = await fake.client.invoiceLines({ priceBook });
  const previousLines = first.lines.filter(({ status }) => status === 'ready');
  const second = await fake.client.invoiceLines({ priceBook, previousLines });
  expect(second.lines.map(shown)).toEqual(['c-2 zero 0.00', 'c-0 unchanged 0.00', 'c-1 unchanged 0.00']);

  const restated = createFakeClient({ companies, months: { '2026-10': { 'c-0': 271, 'c-1': 7 } } });
  const third = await restated.client.invoiceLines({ priceBook, previousLines });
  expect(third.lines.map(shown)).toEqual(['c-1 restated -4.50', 'c-2 zero 0.00', 'c-0 unchanged 0.00']);
  expect(third.lines[0]).toMatchObject({ documentType: 'creditNote', documentKey: 'keepnet:c-1:invoice:2026-10:1' });
});

test('warns of prices that no company gets, without the names in them', async () => {
  const { client, warnings } = createFakeClient({ companies, months });
  const special = (companyId: string) => ({ unitPrice: '9', match: { companyId } });
  const prices = [special('c-0'), special('C-1'), { unitPrice: '1' }, special('c-2')];
  const { lines } = await client.invoiceLines({ priceBook: { currency: 'EUR', prices } });
  expect(lines.map(shown)).toContain('c-1 ready 10.00');
  const unused = 'No company gets these prices of the price book: prices[1], prices[3].';
  expect(warnings).toEqual([expect.stringContaining(unused)]);
  expect(warnings.join()).not.toContain('C-1');
});

test('reads and proves the month before when thresholds need it, and only then', async () => {
  const { client } = createFakeClient({ companies, months });
  const { lines } = await client.invoiceLines({ priceBook, thresholds: {}, customerTagPrefix: 'bill:' });
  expect(lines.map(shown)).toEqual(['c-0 review 355.20 jump', 'c-1 review 15.00 unmapped', 'c-2 review 0.00 unmapped']);
  const asked = async (options: object): Promise<string> => {
    const fake = createFakeClient({ companies, months });
    await fake.client.invoiceLines({ priceBook, ...options });
    return fake.rounds().join();
  };
  expect(await asked({ thresholds: {} })).toContain('export 2026-09');
  expect(await asked({})).not.toContain('2026-09');
  expect(await asked({ month: '2025-12', thresholds: {} })).not.toContain('2025-11');
});

test('holds every line of a month back that is not over everywhere on earth', async () => {
  const clock = createFakeClock('2026-11-01T11:00:00.000Z');
  const { client } = createFakeClient({ companies, months }, { clock });
  const { lines } = await client.invoiceLines({ priceBook, month: '2026-10' });
  expect(lines.map(({ status, reasons }) => [status, reasons])).toEqual(companies.map(() => ['review', ['monthOpen']]));
});
