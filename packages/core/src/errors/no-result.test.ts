import { expect, test } from 'vitest';
import type { TextResponse } from '../ports/transport';
import { json, text, type WireCompany } from '../testing';
import { createFakeClient, wireCompanies } from '../testing/fake-client';

const companies = wireCompanies(2);
const without = (field: keyof WireCompany) => (row: WireCompany) => ({ ...row, [field]: undefined });

test.each<[string, TextResponse | ((row: WireCompany) => unknown), string]>([
  ['a refused request', json(400, { status: 'INPUT_ERROR', message: 'No' }), 'Keepnet did not accept the company'],
  ['an answer of another form', json(200, [1]), 'the answer to the company search is not in the form'],
  ['a forbidden search', json(403, {}), 'this credential may not use the company search'],
  ['a redirect', text(302, ''), 'the server redirects the company search'],
  ['an error that says it itself', json(200, { data: {} }), 'the answer to the company search has no usable'],
  ['a missing field', without('targetUserCount'), 'Keepnet listed a company without a usable Target Users'],
  ['a date of two meanings', (row) => ({ ...row, licenseEndDate: '03/04/2026' }), 'Keepnet writes the Renewal'],
])('the error of %s says first that there is no result', async (_, answerOrRow, said) => {
  const { client } =
    typeof answerOrRow === 'function'
      ? createFakeClient({ companies, present: answerOrRow })
      : createFakeClient({ companies }).answerAt('/search', answerOrRow);
  const errors = [client.expiredLicenses(), client.exportCompanies()].map((pending) => pending.catch(String));
  for (const error of await Promise.all(errors))
    expect(error).toMatch(new RegExp(`^Keepnet\\w*Error: No result: ${said}`));
});

test('throws the error of a wrong option unchanged', async () => {
  const { client } = createFakeClient({ companies });
  await expect(client.searchCompanies({ limit: 0 })).rejects.toThrow(/^"limit" must be/);
});

test('a reason that is quoted does not say again that there is no result', async () => {
  const tooMany = `Company Name,Monthly Users\nA,${Number.MAX_SAFE_INTEGER}\nB,1\n`;
  const { client } = createFakeClient({ companies }).answerAt('/export', text(200, tooMany));
  const { completeness } = await client.monthlyUserTotal();
  expect(completeness.secondCountDetail).toBe(
    "Not counted a second time: Keepnet's export could not be used. The Monthly Users add up to more than can be counted " +
      'exactly, so a number among them cannot be right. Tell Keepnet support.',
  );
  const words = /^No result: the second count .* What the export said: The Monthly Users add up/;
  await expect(client.monthlyUserTotal({ verification: 'strict' })).rejects.toThrow(words);
});
