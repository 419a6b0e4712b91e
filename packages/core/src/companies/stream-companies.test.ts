import { expect, test } from 'vitest';
import type { KeepnetClient } from '../client';
import type { WireCompany } from '../testing';
import { createFakeClient, searchOf, wireCompanies } from '../testing/fake-client';
import type { Company } from './company';

const companies = wireCompanies(9, (index) => ({ companyResourceId: `c-${index}` }));

/** A client whose companies become `after` when so many searches for whole pages were sent. */
function changingAt(position: number, after: WireCompany[], options: object = {}) {
  let index = 0;
  const fake = createFakeClient({ companies: [...companies], ...options }, { pageSize: 3, maxConcurrency: 1 });
  fake.keepnet.options.before = (request) => {
    if (searchOf(request) && index++ === position) fake.keepnet.options.companies = after;
    return undefined;
  };
  return fake;
}

async function read(client: KeepnetClient, options = {}): Promise<{ given: string[]; error: unknown }> {
  const given: string[] = [];
  try {
    for await (const company of client.searchCompanies(options) as AsyncIterable<Company>)
      given.push(company.companyId);
    return { given, error: undefined };
  } catch (error) {
    return { given, error };
  }
}

test.each([
  ['1 company was removed', companies.slice(1)],
  ['2 companies were removed', companies.slice(2)],
])('throws KeepnetConsistencyError at the end, after every company once: %s', async (what, after) => {
  const { client } = changingAt(1, after);
  const { given, error } = await read(client);
  expect(given.toSorted()).toEqual(companies.map((row) => row.companyResourceId));
  expect(error).toMatchObject({
    name: 'KeepnetConsistencyError',
    message: `${what} while the list was being given out. Run it again for a list as it is now.`,
  });
});
