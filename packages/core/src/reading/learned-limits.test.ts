import { describe, expect, test } from 'vitest';
import { KeepnetConnectionError } from '../errors/keepnet-connection-error';
import { json, text } from '../testing';
import { createFakeClient, type FakeClient, searchOf, wireCompanies } from '../testing/fake-client';

describe('a large page that lastingly fails', () => {
  const slow = (fails: (pageSize: number) => boolean, status = 504) =>
    createFakeClient({
      companies: wireCompanies(30),
      before: (request) => (fails(searchOf(request)?.pageSize ?? 0) ? json(status, {}) : undefined),
    });
  const sizes = ({ searches }: FakeClient): number[] => searches().map(({ pageSize }) => pageSize);

  test('is asked for in an ordinary size, which is remembered', async () => {
    const fake = slow((pageSize) => pageSize > 1000);
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake)).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 1000]);
    await fake.client.searchCompanies();
    expect(sizes(fake).slice(7)).toEqual([1000]);
  });

  test('is asked for in an ordinary size when it takes too long, within the budget of one request', async () => {
    const fake = createFakeClient(
      {
        companies: wireCompanies(30),
        before(request) {
          if ((searchOf(request)?.pageSize ?? 0) <= 1000) return undefined;
          fake.clock.advance(100_000);
          throw new KeepnetConnectionError('slow', { code: 'TIMEOUT' });
        },
      },
      {},
    );
    const startedAt = fake.clock.now();
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake).at(-1)).toBe(1000);
    expect(fake.clock.now() - startedAt).toBeLessThan(300_000);
  });

  test('is asked for in an ordinary size when something on the way cuts it short', async () => {
    const fake = createFakeClient({
      companies: wireCompanies(30),
      before(request) {
        if ((searchOf(request)?.pageSize ?? 0) > 1000) throw new KeepnetConnectionError('cut short');
        return undefined;
      },
    });
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake).at(-1)).toBe(1000);
  });

  test('is asked for in an ordinary size, and all of them are, when it is not the first', async () => {
    const fake = createFakeClient(
      {
        companies: wireCompanies(3000),
        before(request) {
          const { pageNumber = 0, pageSize = 0 } = searchOf(request) ?? {};
          return pageNumber > 1 && pageSize > 1000 ? json(504, {}) : undefined;
        },
      },
      { pageSize: 2000 },
    );
    expect((await fake.client.searchCompanies()).companies).toHaveLength(3000);
    expect(fake.searches().slice(-3)).toMatchObject([1, 2, 3].map((pageNumber) => ({ pageNumber, pageSize: 1000 })));
  });

  test('throws KeepnetApiError when an ordinary page fails as well', async () => {
    const fake = slow((pageSize) => pageSize > 0);
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({
      name: 'KeepnetApiError',
      statusCode: 504,
    });
    expect(sizes(fake)).toHaveLength(12);
  });

  test('is asked for again by the next one, when an ordinary page failed as well', async () => {
    let isDown = true;
    const fake = slow((pageSize) => isDown && pageSize > 0);
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({ statusCode: 504 });
    isDown = false;
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake).slice(12)).toEqual([10_000]);
  });

  test.each([
    ['an internal error that comes with status 200', json(200, { status: 'INTERNAL_SERVER_ERROR' })],
    ['a request that takes too long', json(408, {})],
    ['text that was cut short', text(200, '{"data":{"results":[{"companyRes')],
  ])('is asked for in an ordinary size after %s', async (_name, answer) => {
    const fake = createFakeClient({
      companies: wireCompanies(30),
      before: (request) => ((searchOf(request)?.pageSize ?? 0) > 1000 ? answer : undefined),
    });
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake).at(-1)).toBe(1000);
  });

  test('is waited for as long as the server asks, as any other request is', async () => {
    let asked = 0;
    const fake = createFakeClient({
      companies: wireCompanies(30),
      before: (request) => (searchOf(request) && ++asked === 1 ? text(429, '', { 'retry-after': '180' }) : undefined),
    });
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake)).toEqual([10_000, 10_000]);
    expect(fake.clock.sleeps).toContain(180_000);
  });

  test('throws at once what no smaller page would change', async () => {
    const fake = slow((pageSize) => pageSize > 1000, 403);
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
    expect(sizes(fake)).toEqual([10_000]);
  });
});

describe('a page size that the server refuses', () => {
  const sizes = ({ searches }: FakeClient): number[] => searches().map(({ pageSize }) => pageSize);

  test('is halved until it is taken, and that is remembered', async () => {
    const fake = createFakeClient({ companies: wireCompanies(30), refuse: { pageSizeOver: 20 } }, { pageSize: 64 });
    expect((await fake.client.searchCompanies()).companies).toHaveLength(30);
    expect(sizes(fake)).toEqual([64, 32, 16, 16]);
    await fake.client.searchCompanies();
    expect(sizes(fake).slice(4)).toEqual([16, 16]);
  });

  test('is halved for the export, too', async () => {
    const fake = createFakeClient({ companies: wireCompanies(30) });
    fake.keepnet.options.before = (request) =>
      request.url.endsWith('/export') && request.body?.includes('"pageSize":10000')
        ? json(400, { status: 'INPUT_ERROR', validationMessages: ['PageSize must be between 1 and 5000'] })
        : undefined;
    expect(await fake.client.monthlyUserTotal()).toMatchObject({ completeness: { countedTwice: true } });
  });

  test('throws KeepnetInvalidRequestError when even the smallest page is refused', async () => {
    const fake = createFakeClient({ companies: wireCompanies(3), refuse: { pageSizeOver: 0 } });
    await expect(fake.client.companiesOverLimit()).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
    expect(sizes(fake).length).toBeLessThan(20);
  });

  test.each(['PageSize must be between 1 and 10', 'The page size is too large', 'pagesize: 64'])(
    'is understood from: %s',
    async (words) => {
      const before = ({ body }: { body?: string }) =>
        body?.includes('"pageSize":64')
          ? json(400, { status: 'INPUT_ERROR', validationMessages: ['Not valid', words] })
          : undefined;
      const fake = createFakeClient({ companies: wireCompanies(3), before }, { pageSize: 64 });
      expect((await fake.client.searchCompanies()).companies).toHaveLength(3);
      expect(sizes(fake)).toEqual([64, 32]);
    },
  );

  test('is not asked for again when the server refuses something else', async () => {
    const before = ({ url }: { url: string }) =>
      url.endsWith('/search') ? json(400, { status: 'INPUT_ERROR' }) : undefined;
    const fake = createFakeClient({ companies: wireCompanies(3), before });
    await expect(fake.client.searchCompanies()).rejects.toMatchObject({ name: 'KeepnetInvalidRequestError' });
    expect(sizes(fake)).toHaveLength(1);
  });
});
