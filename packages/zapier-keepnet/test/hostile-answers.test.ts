import { HOSTILE_TOKENS, isJson, mutate, type Path, searchPage, wireCompany } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { perform as findCompanies } from '../src/searches/find-companies';
import { perform as monthlyUserTotal } from '../src/searches/monthly-user-total';
import { appTester } from './harness/sandbox';
import { startServer } from './harness/server';
import { thrownBy } from './harness/thrown-by';

const PAGE = searchPage([
  wireCompany({ companyResourceId: 'a', companyName: 'Çelik & Oğlu', monthlyActiveUserCount: 40 }),
  wireCompany({ companyResourceId: 'b', companyName: 'Nordwind', monthlyActiveUserCount: 70 }),
]);

const FIELDS = ['monthlyActiveUserCount', 'companyName', 'companyResourceId', 'tags', 'children', 'targetUserCount'];
const PATHS: readonly Path[] = FIELDS.map((field) => ['data', 'results', 0, field]);

/** What the rows add up to, or undefined when one has no number. */
function totalOf(text: string): number | undefined {
  const { results } = (JSON.parse(text) as typeof PAGE).data;
  const users = (results ?? []).map((row) => (row as { monthlyActiveUserCount: unknown }).monthlyActiveUserCount);
  if (!users.every((value) => Number.isSafeInteger(value) && Number(value) >= 0)) return undefined;
  const total = users.reduce<number>((sum, value) => sum + (value as number), 0);
  return Number.isSafeInteger(total) ? total : undefined;
}

test('a hostile field in an answer gives the total that the rows tell, or an error', async () => {
  let answer = '';
  const { url } = await startServer(() => ({ status: 200, body: answer }));
  const secrets = { client_secret: 'secret-51ac', access_token: 'token-7d1f' };
  const authData = { client_id: 'id', base_url: url, ...secrets };
  let totals = 0;
  for (const path of PATHS) {
    for (const token of HOSTILE_TOKENS.filter(isJson)) {
      answer = mutate(PAGE, [{ kind: 'replace', path, token }]);
      const shown = `${path.join('.')}: ${token.slice(0, 40)}`;
      const pending = appTester(monthlyUserTotal, {
        authData,
        inputData: { period: 'current_month', verification: 'standard' },
      } as object);
      const due = totalOf(answer);
      const rows = await pending.catch(() => undefined);
      if (rows) {
        totals++;
        expect(rows[0]?.total_monthly_users, shown).toBe(due);
        continue;
      }
      const error = await thrownBy(pending);
      expect(error, shown).toMatchObject({ name: 'AppError', code: 'RESPONSE' });
      expect(JSON.stringify(error), shown).not.toMatch(/Çelik|Nordwind|token-7d1f|secret-51ac/);
      // No total reads this field: only an answer that is refused as a whole is an error.
      if (path.at(-1) === 'targetUserCount') expect(error.message, shown).toContain('nothing of the answer');
    }
  }
  expect(totals).toBeGreaterThan(100);
}, 120_000);

test('companies whose names and tags are hostile texts come as they are', async () => {
  const texts = HOSTILE_TOKENS.filter((token) => token.startsWith('"')).map((token) => JSON.parse(token) as string);
  const companies = texts.map((text, index) =>
    wireCompany({ companyResourceId: `c-${index}`, companyName: text, tags: [text] }),
  );
  const { url } = await startServer(() => ({ status: 200, body: JSON.stringify(searchPage(companies)) }));
  const authData = { client_id: 'id', client_secret: 'secret-51ac', base_url: url, access_token: 'token-7d1f' };
  const rows = await appTester(findCompanies, {
    authData,
    inputData: { list: 'all', period: 'current_month', verification: 'standard' },
  } as object);
  expect(rows.map((row) => [row.company_name, row.tags])).toEqual(texts.map((text) => [text, [text]]));
});
