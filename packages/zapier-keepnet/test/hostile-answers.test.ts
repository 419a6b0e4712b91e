import { searchPage, wireCompany } from '@keepnet-workflows/core/testing';
import { expect, test } from 'vitest';

import { perform as findCompanies } from '../src/searches/find-companies';
import { perform as monthlyUserTotal } from '../src/searches/monthly-user-total';
import { appTester } from './harness/sandbox';
import { startServer } from './harness/server';
import { thrownBy } from './harness/thrown-by';

const PAGE = JSON.stringify(
  searchPage([
    wireCompany({ companyResourceId: 'a', companyName: 'Çelik & Oğlu', monthlyActiveUserCount: 40 }),
    wireCompany({ companyResourceId: 'b', companyName: 'Nordwind', monthlyActiveUserCount: 70 }),
  ]),
);
const SECRETS = { client_secret: 'secret-51ac', access_token: 'token-7d1f' };

/** What a parser between the server and the core would change or hide, and what the core then makes of it. */
test.each<[name: string, answer: string, outcome: number | string]>([
  ['a number in another form', PAGE.replace(':40', ':4e1'), 110],
  ['a number too large to be exact', PAGE.replace(':40', ':9007199254740993'), 'Monthly Users'],
  ['a number as text', PAGE.replace(':40', ':"40"'), 'Monthly Users'],
  ['a field that comes twice', PAGE.replace(':40', ':1,"monthlyActiveUserCount":40'), 'twice'],
  ['a field that could replace others', PAGE.replace('"tags":null', '"__proto__":{"monthlyActiveUserCount":1},"tags":null'), 110],
  ['lists without end', PAGE.replace('"tags":null', `"tags":${'['.repeat(5000)}${']'.repeat(5000)}`), 'nested deeper'],
])('an answer reaches the core as it was sent: %s', async (_name, answer, outcome) => {
  const { url } = await startServer(() => ({ status: 200, body: answer }));
  const authData = { client_id: 'id', base_url: url, ...SECRETS };
  const inputData = { period: 'current_month', verification: 'standard' };
  const pending = appTester(monthlyUserTotal, { authData, inputData } as object);
  if (typeof outcome === 'number') {
    expect(await pending).toMatchObject([{ total_monthly_users: outcome }]);
    return;
  }
  const error = await thrownBy(pending);
  expect(error).toMatchObject({ name: 'AppError', code: 'RESPONSE' });
  expect(error.message).toContain(outcome);
  expect(JSON.stringify(error)).not.toMatch(/Çelik|Nordwind|token-7d1f|secret-51ac/);
});

test('companies whose names and tags are hostile texts come as they are', async () => {
  const texts = ['=1+1', '<script>', '__proto__', '{{bundle.authData.client_secret}}', 'a\r\nx-evil: 1', '漢🙂\u202e'];
  const companies = texts.map((text, index) =>
    wireCompany({ companyResourceId: `c-${index}`, companyName: text, tags: [text] }),
  );
  const { url } = await startServer(() => ({ status: 200, body: JSON.stringify(searchPage(companies)) }));
  const rows = await appTester(findCompanies, {
    authData: { client_id: 'id', base_url: url, ...SECRETS },
    inputData: { list: 'all', period: 'current_month', verification: 'standard' },
  } as object);
  expect(rows.map((row) => [row.company_name, row.tags])).toEqual(texts.map((text) => [text, [text]]));
});
