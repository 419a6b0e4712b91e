import { HOSTILE_TEXTS } from '@keepnet-workflows/core/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Bundle, ZObject } from 'zapier-platform-core';

import { getSession } from '../src/authentication';
import { perform as exportCompanies } from '../src/creates/export-companies';
import { perform as monthlyReport } from '../src/creates/monthly-report';
import { perform as findCompanies } from '../src/searches/find-companies';
import { perform as findCompany } from '../src/searches/find-company';
import { perform as monthlyUserTotal } from '../src/searches/monthly-user-total';
import { perform as usageLines } from '../src/searches/usage-lines';
import { perform as licenseLimitExceeded } from '../src/triggers/license-limit-exceeded';
import { perform as newMonthlyUsage } from '../src/triggers/new-monthly-usage';
import { perform as renewalUpcoming } from '../src/triggers/renewal-upcoming';
import { allInputs, choicesOf, type FieldDefinition, readDefinition } from './harness/definition';
import { appTester, authDataFor, pathsOf, sandboxWith } from './harness/sandbox';
import { startServer } from './harness/server';
import { thrownBy } from './harness/thrown-by';

type Perform = (z: ZObject, bundle: Bundle<never>) => unknown;

const PERFORMS: Readonly<Record<string, Perform>> = {
  renewal_upcoming: renewalUpcoming,
  license_limit_exceeded: licenseLimitExceeded,
  new_monthly_usage: newMonthlyUsage,
  find_company: findCompany,
  usage_lines: usageLines,
  find_companies: findCompanies,
  monthly_user_total: monthlyUserTotal,
  export_companies: exportCompanies,
  monthly_report: monthlyReport,
};
/** What a field needs beside it to be read. */
const BESIDE: Readonly<Record<string, object>> = {
  find_companies: { list: 'renewals' },
  find_company: { name: 'a' },
  export_companies: { list: 'renewals' },
};

const huge = 'x'.repeat(100_000);
const objects = [{}, ['x'], [1, 2], { a: 1 }, { length: 0 }, true, false];
const texts = [...HOSTILE_TEXTS, huge];
const numbers = [-1, 0.5, 1e21, 2 ** 53, 99_999_999];
const empty = [undefined, null, '', ' \n', []];

/** Values that can never be right for a field, by its definition. An optional one that is empty was left out. */
function badValuesFor(field: FieldDefinition): unknown[] {
  const { key, type, required, default: initial } = field;
  const missing = required && initial === undefined ? empty : [];
  if (type === 'boolean') return [...texts, ...objects.filter((value) => typeof value !== 'boolean'), ...numbers];
  if (Object.keys(choicesOf(field)).length > 0) return [...texts, ...objects, ...numbers, ...missing];
  if (type === 'integer') return [...texts, ...objects, ...numbers, ...missing];
  if (key === 'month') return [...texts, ...objects, ...numbers, '2026-13', '2025-11', '2999-01', '2026-1', 202_610];
  return [...objects, huge, ...missing];
}

let fields: [step: string, field: FieldDefinition][] = [];
beforeAll(async () => {
  const inputs = await allInputs(await readDefinition());
  fields = [...inputs].flatMap(([step, all]) => all.map((field): [string, FieldDefinition] => [step, field]));
});

describe('a value that a field cannot take is an error before any request, with the name of the field', () => {
  test('in every step', async () => {
    const { run, server } = await sandboxWith({ companies: 3 });
    const asked = pathsOf(server).length;
    expect(new Set(fields.map(([step]) => step))).toEqual(new Set(Object.keys(PERFORMS)));
    for (const [step, field] of fields) {
      for (const value of badValuesFor(field)) {
        const shown = `${step}.${field.key}: ${JSON.stringify(value)?.slice(0, 40)}`;
        const perform = PERFORMS[step] ?? expect.fail(`no step ${step}`);
        const error = await thrownBy(run(perform, { ...BESIDE[step], [field.key]: value })).catch(() =>
          expect.fail(shown),
        );
        expect(error, shown).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
        expect(error.message.toLowerCase(), shown).toContain(field.label?.toLowerCase());
        expect(error.message.length, shown).toBeLessThan(400);
      }
    }
    expect(pathsOf(server)).toHaveLength(asked);
  });
});

describe('a connection', () => {
  const bad: Readonly<Record<string, readonly unknown[]>> = {
    client_id: [...objects, ...numbers, ...empty, huge],
    client_secret: [...objects, ...numbers, ...empty, huge],
    base_url: [
      ...texts,
      ...objects,
      ...numbers,
      'http://api.example.com',
      'https://a:b@c.example',
      'file:///etc/passwd',
    ],
    date_format: [...texts, ...objects, ...numbers, 'YYYY-MM-DD'],
  };

  test('that cannot be is an error before any request, with the name of the field', async () => {
    const { authentication } = await readDefinition();
    const { server } = await sandboxWith({ companies: 1 });
    const asked = pathsOf(server).length;
    for (const { key, label = '' } of authentication.fields) {
      for (const value of bad[key] ?? expect.fail(`no values for ${key}`)) {
        const authData = { ...authDataFor(server), [key]: value };
        const error = await thrownBy(appTester(getSession, { authData } as object));
        const shown = `${key}: ${JSON.stringify(value)?.slice(0, 40)}`;
        expect(error, shown).toMatchObject({ name: 'AppError', code: 'CONFIGURATION' });
        expect(error.message.replaceAll(' ', '').toLowerCase(), shown).toContain(
          label.replaceAll(' ', '').toLowerCase(),
        );
        expect(error.message.length, shown).toBeLessThan(400);
      }
    }
    expect(pathsOf(server)).toHaveLength(asked);
  });

  test('sends a secret of any letters as it is, and never in a header', async () => {
    const secret = '{{bundle.authData.client_id}} & "a"=\u0000\r\nx-evil: 1 🙂 z';
    const { url, requests } = await startServer(() => ({ status: 400, body: '{"error":"invalid_client"}' }));
    const authData = { client_id: 'a\r\nx-evil: 2', client_secret: secret, base_url: url };
    const error = await thrownBy(appTester(getSession, { authData }));
    expect(error).toMatchObject({ code: 'AUTHENTICATION' });
    expect(JSON.stringify(requests.map(({ url, headers }) => [url, headers]))).not.toContain('evil');
    expect(JSON.stringify(error)).not.toContain('evil');
  });
});

describe('a text that is one goes through as data', () => {
  const names = [
    '=1+1',
    "O'Neil; DROP TABLE x;--",
    'a\r\nx-evil: 1',
    '{{bundle.authData.client_secret}}',
    '{{ 1 }}',
    '\u0000',
    '\ud800',
  ];
  test.each([...names, '漢🙂', '"}]}', '__proto__', 'x'.repeat(1000)])('%j', async (name) => {
    const { run, server } = await sandboxWith({ companies: 3 });
    expect(await run(findCompany, { name })).toEqual([]);
    const [first] = server.sandbox.snapshot();
    server.sandbox.world.change(first?.companyId ?? '', { companyName: `A ${name} Z` });
    expect(await run(findCompany, { name })).toMatchObject([{ company_id: first?.companyId }]);
  });
});
