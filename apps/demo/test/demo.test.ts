import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { formatChange, formatNumber } from '../src/format-number';
import { rereadFile, rereadReport } from '../src/reread-file';
import { type ProgramRun, runProgram } from './run-program';
import { sandboxTruth, sumOf } from './sandbox-truth';

const truth = sandboxTruth();
let folder = '';
let run: ProgramRun;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-'));
  run = await runProgram(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test('returns exit code 0, says that all checks hold, and complains about nothing', () => {
  expect(run).toMatchObject({ exitCode: 0, errors: '' });
  expect(run.output).toMatch(/All 28 checks hold\./);
  expect(run.output).not.toContain('✗');
});

test('returns plain text when it writes to no terminal', () => {
  expect(run.output).not.toContain('\u001b');
});

test('returns who is connected, and the total that the companies of the sandbox come to', () => {
  expect(run.output).toContain('Connected as ACME Resale (Reseller)');
  const total = `${formatNumber(sumOf(truth.all))} Monthly Users in ${formatNumber(truth.all.length)} companies`;
  // Once on a good day, once on a bad one.
  expect(run.output.split(total)).toHaveLength(3);
});

test('returns a row for every reseller, with its companies and their Monthly Users', () => {
  const resellers = Map.groupBy(truth.all, ({ resellerName }) => resellerName ?? '(no reseller)');
  expect(resellers.size).toBeGreaterThan(4);
  for (const [name, companies] of resellers) {
    const row = run.output.split('\n').find((line) => line.startsWith(`   ${name}  `));
    expect(row?.split(/\s{2,}/).slice(2, 4)).toEqual([formatNumber(companies.length), formatNumber(sumOf(companies))]);
  }
});

test('returns the same total, and as many companies over their limit, from Zapier', () => {
  expect(run.output).toContain(`Keepnet Monthly Users, October 2026: ${formatNumber(sumOf(truth.all))}`);
  expect(run.output).toContain(`License Limit Exceeded gives ${truth.overLimit.length} companies`);
  expect(run.output).toMatch(/^ {5}id +\w+:\d+$/m);
});

test('returns invoice lines of all companies, and those that would be held back', () => {
  const users = formatNumber(sumOf(truth.all));
  expect(run.output).toContain(`The ${formatNumber(truth.all.length)} lines add up to ${users} Monthly Users`);
  const before = new Map(truth.before.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]));
  const isHeld = ({ companyId, monthlyUsers: now, resellerName }: (typeof truth.all)[number]): boolean => {
    const from = before.get(companyId) ?? 0;
    const change = Math.abs(now - from);
    return resellerName === null || (from > 0 && (now === 0 || (change >= 10 && change >= from / 5)));
  };
  const held = truth.all.filter(isHeld).length;
  const unmapped = truth.all.filter(({ resellerName }) => resellerName === null).length;
  expect(run.output).toContain(`on ${held} lines held back for review: unmapped ${unmapped}, jump `);
  expect(run.output).toMatch(/ {2}100 × 1\.50 \+ \d+ × 1\.20 = \d+\.\d\d EUR {2}/);
});

test('returns how many companies are in each of the three lists', () => {
  expect(run.output).toContain(`${truth.overLimit.length} companies over the License Limit`);
  expect(run.output).toContain(`${truth.expired.length} companies with an expired license as of 2026-11-20`);
  expect(run.output).toContain(`${truth.renewals.length} companies to renew within 30 days`);
});

test('returns the change from the month before, and how many companies joined', () => {
  const [from, to] = [sumOf(truth.before), sumOf(truth.all)];
  expect(run.output).toContain(`${formatNumber(from)} → ${formatNumber(to)} Monthly Users: ${formatChange(to - from)}`);
  const before = new Map(truth.before.map(({ companyId, monthlyUsers }) => [companyId, monthlyUsers]));
  const joined = truth.all.filter(({ companyId, monthlyUsers }) => monthlyUsers > 0 && before.get(companyId) === 0);
  expect(run.output).toMatch(new RegExp(`joined \\(none before\\) +${joined.length} `));
});

const REPORT = ['report.html', 'keepnet-report-2026-10.xlsx'];

test('returns files of all lists in both formats, with the Monthly Users of the sandbox', async () => {
  const due = {
    'keepnet-companies-2026-10': truth.all,
    'keepnet-over-limit-2026-11-20': truth.overLimit,
    'keepnet-expired-2026-11-20': truth.expired,
    'keepnet-renewals-30-days-2026-11-20': truth.renewals,
  };
  const names = Object.keys(due).flatMap((name) => [`${name}.csv`, `${name}.xlsx`]);
  expect((await readdir(join(folder, 'demo-output'))).sort()).toEqual([...names, ...REPORT].sort());
  for (const [name, companies] of Object.entries(due)) {
    for (const extension of ['csv', 'xlsx']) {
      const content = await rereadFile(join(folder, 'demo-output', `${name}.${extension}`));
      expect(content).toEqual({ companyCount: companies.length, monthlyUsers: sumOf(companies) });
    }
  }
});

test('returns the monthly report as a page and a workbook, and says where', async () => {
  const [page, workbook] = REPORT.map((name) => join(folder, 'demo-output', name));
  for (const path of [page, workbook]) expect(run.output).toContain(path);
  const total = formatNumber(sumOf(truth.all));
  expect(await readFile(page ?? '', 'utf8')).toContain(total);
  expect(run.output).toContain(`The mail: Keepnet report, October 2026: ${total} Monthly Users`);
  const content = await rereadReport(workbook ?? '');
  expect(content).toEqual({ companyCount: truth.all.length, monthlyUsers: sumOf(truth.all) });
});

test('returns what the sandbox saw on the bad day', () => {
  expect(run.output).toMatch(/Pages read +10 +of 250 companies/);
  expect(run.output).toMatch(/Token requests +2 /);
  expect(run.output).toMatch(/Token refused \(401\) +[1-9]/);
  expect(run.output).toMatch(/Slow down \(429\) +1 +repeated after 1\.\d s/);
});
