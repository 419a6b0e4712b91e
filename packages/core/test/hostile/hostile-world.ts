import { searchPage, wireCompany } from '../../src/testing/company-builder';
import { createFakeClient } from '../../src/testing/fake-client';
import { bytes } from '../../src/testing/fake-response';
import { findSecret } from '../../src/testing/find-secret';
import { KeepnetError, type KeepnetClient } from '../../src';
import { fakeClientSecret } from '../../src/testing/fake-keepnet/create-fake-keepnet';

/** Over its limit and expired; within its limit and soon to be renewed. */
export const COMPANIES = [
  wireCompany({
    companyResourceId: 'company-a',
    companyName: 'Çelik & Oğlu',
    numberOfUsers: '30',
    targetUserCount: 50,
    monthlyActiveUserCount: 40,
    licenseEndDate: '2026-11-05T00:00:00',
    createTime: '2025-01-02T03:04:05Z',
    tags: ['Gold'],
  }),
  wireCompany({
    companyResourceId: 'company-b',
    companyName: 'Nordwind Handels',
    monthlyActiveUserCount: 70,
    licenseEndDate: '2026-12-05T00:00:00',
    createTime: '2025-02-03T04:05:06Z',
  }),
];

/** A good answer of the company search. */
export const PAGE = searchPage(COMPANIES, { pageSize: 1000, limitExceeded: 1 });

const NEVER_TOLD = [fakeClientSecret, 'Çelik', 'Nordwind', 'North Reseller'];

/** What a call came to: its result as JSON, which takes -0 for the 0 that it is, or an error. */
export type Outcome = { readonly result: string } | { readonly refused: string } | { readonly broken: string };

/** Calls a client of a server that answers some paths with something of its own, and everything else as it should. */
export async function outcomeOf(
  answers: Readonly<Record<string, string | Uint8Array>>,
  call: (client: KeepnetClient) => Promise<unknown>,
): Promise<Outcome> {
  const fake = createFakeClient({ companies: COMPANIES });
  for (const [path, answer] of Object.entries(answers)) fake.answerAt(path, bytes(200, [answer]));
  try {
    return { result: JSON.stringify(await call(fake.client)) };
  } catch (error) {
    if (!KeepnetError.isInstance(error)) return { broken: `not a KeepnetError: ${String(error).slice(0, 200)}` };
    const told = findSecret(error, NEVER_TOLD);
    if (told !== undefined) return { broken: `tells what nobody may read, at ${told}: ${error.message}` };
    return error.message.length > 1000 ? { broken: 'a message without end' } : { refused: error.name };
  }
}
