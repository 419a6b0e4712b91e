import { describe, expect, test } from 'vitest';
import { json } from '../testing';
import { all, createFakeClient, type FakeClient, searchOf, wireCompanies } from '../testing/fake-client';

describe('a large page that lastingly fails', () => {
  const slow = (fails: (pageSize: number) => boolean, status = 504) =>
    createFakeClient({
      companies: wireCompanies(30),
      before: (request) => (fails(searchOf(request)?.pageSize ?? 0) ? json(status, {}) : undefined),
    });
  const sizes = ({ searches }: FakeClient): number[] => searches().map(({ pageSize }) => pageSize);

  test('is asked for in an ordinary size, which is remembered', async () => {
    const fake = slow((pageSize) => pageSize > 1000);
    expect(await all(fake.client.searchCompanies())).toHaveLength(30);
    expect(sizes(fake)).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 1000]);
    await all(fake.client.searchCompanies());
    expect(sizes(fake).slice(7)).toEqual([1000]);
  });

  test('throws KeepnetApiError when an ordinary page fails as well', async () => {
    const fake = slow((pageSize) => pageSize > 0);
    await expect(all(fake.client.searchCompanies())).rejects.toMatchObject({
      name: 'KeepnetApiError',
      statusCode: 504,
    });
    expect(sizes(fake)).toHaveLength(12);
  });

  test('throws at once what no smaller page would change', async () => {
    const fake = slow((pageSize) => pageSize > 1000, 403);
    await expect(all(fake.client.searchCompanies())).rejects.toMatchObject({ name: 'KeepnetPermissionError' });
    expect(sizes(fake)).toEqual([10_000]);
  });
});
