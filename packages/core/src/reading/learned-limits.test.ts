import { describe, expect, test } from 'vitest';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { json, text } from '../testing';
import { createFakeClient, type FakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(30);
const LARGE = { path: '/search', pageSizeOver: 1000 };
const sizes = ({ searches }: FakeClient): number[] => searches().map(({ pageSize }) => pageSize);
const SIX_TRIES = Array<number>(6).fill(10_000);

describe('a large page that lastingly fails', () => {
  test.each([
    ['a gateway that gives up', json(504, {})],
    ['an internal error that comes with status 200', json(200, { status: 'INTERNAL_SERVER_ERROR' })],
    ['a request that takes too long', json(408, {})],
    ['text that was cut short', text(200, '{"data":{"results":[{"companyRes')],
    ['a connection that is cut short', new KeepnetConnectionError('cut short')],
  ])('is asked for in an ordinary size, which is remembered: %s', async (_name, answer) => {
    const fake = createFakeClient({ companies }).answerAt(LARGE, answer);
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    await fake.client.searchCompanies();
    expect(sizes(fake)).toEqual([...SIX_TRIES, 1000, 1000]);
  });

  test('is asked for in an ordinary size when it takes too long, within the budget of one request', async () => {
    const fake = createFakeClient({ companies })
      .slowAt(LARGE, 100_000)
      .answerAt(LARGE, new KeepnetConnectionError('slow', { code: 'TIMEOUT' }));
    const startedAt = fake.clock.now();
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake).at(-1)).toBe(1000);
    expect(fake.clock.now() - startedAt).toBeLessThan(300_000);
  });

  test('is asked for in an ordinary size, and all of them are, when it is not the first', async () => {
    const fake = createFakeClient({ companies: wireCompanies(3000) }, { pageSize: 2000 });
    fake.answerAt({ ...LARGE, pageAfter: 1 }, json(504, {}));
    expect((await fake.client.searchCompanies()).companies).toHaveLength(3000);
    expect(fake.searches().slice(-3)).toMatchObject([1, 2, 3].map((pageNumber) => ({ pageNumber, pageSize: 1000 })));
  });

  test('throws KeepnetApiError when an ordinary page fails as well, and is asked for again by the next one', async () => {
    const fake = createFakeClient({ companies }).answerAt('/search', json(504, {}));
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetApiError', statusCode: 504 });
    fake.keepnet.recover();
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake)).toEqual([...SIX_TRIES, ...Array<number>(6).fill(1000), 10_000]);
  });

  test('is waited for as long as the server asks, as any other request is', async () => {
    const fake = createFakeClient({ companies }).answerAt(1, text(429, '', { 'retry-after': '180' }));
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake)).toEqual([10_000, 10_000]);
    expect(fake.clock.sleeps).toContain(180_000);
  });

  test('throws at once what no smaller page would change', async () => {
    const fake = createFakeClient({ companies }).answerAt(LARGE, json(403, {}));
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
    expect(sizes(fake)).toEqual([10_000]);
  });
});

describe('a page size that the server refuses', () => {
  test('is halved until it is taken, and that is remembered', async () => {
    const fake = createFakeClient({ companies, refuse: { pageSizeOver: 20 } }, { pageSize: 64 });
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    await fake.client.searchCompanies();
    expect(sizes(fake)).toEqual([64, 32, 16, 16, 16, 16]);
  });

  test('is halved for the export, too', async () => {
    const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['PageSize must be between 1 and 5000'] });
    const fake = createFakeClient({ companies }).answerAt({ path: '/export', pageSizeOver: 5000 }, refusal);
    expect(await fake.client.monthlyUserTotal()).toMatchObject({ completeness: { countedTwice: true } });
  });

  test('throws KeepnetInvalidRequestError when even the smallest page is refused', async () => {
    const fake = createFakeClient({ companies, refuse: { pageSizeOver: 0 } }, { pageSize: 30 });
    await expect(fake.client.companiesOverLimit()).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
    expect(sizes(fake)).toEqual([30, 15, 10]);
  });

  test.each([
    ['PageSize must be between 1 and 10', [64, 32]],
    ['The page size is too large', [64, 32]],
    ['pagesize: 64', [64, 32]],
    ['The page is too large', [64]],
  ])('is understood from what the server says: %s, %j', async (words, asked) => {
    const refusal = json(400, { status: 'INPUT_ERROR', validationMessages: ['Not valid', words] });
    const fake = createFakeClient({ companies }, { pageSize: 64 }).answerAt({ pageSizeOver: 63 }, refusal);
    await fake.client.searchCompanies().catch(() => undefined);
    expect(sizes(fake)).toEqual(asked);
  });
});
