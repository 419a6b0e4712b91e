import { describe, expect, it, test } from 'vitest';
import { buildSandbox, SandboxInputError, type SandboxOptions } from '../src/index';
import { addDays } from '../src/world/calendar';

const TODAY = '2026-11-20';

function snapshotOf(options: SandboxOptions) {
  return buildSandbox(options).sandbox.snapshot();
}

const TOLERANCE = 0.01;

function expectAbout(share: number, expected: number): void {
  expect(Math.abs(share - expected)).toBeLessThan(TOLERANCE);
}

describe('seeded companies', () => {
  it('are the same for the same seed and day, and others for others', () => {
    const first = snapshotOf({ companies: 300 });
    expect(snapshotOf({ companies: 300, seed: 1, today: TODAY })).toEqual(first);
    expect(snapshotOf({ companies: 300, seed: 2 })).not.toEqual(first);
    expect(snapshotOf({ companies: 300, today: '2026-11-21' })).not.toEqual(first);
    expect(snapshotOf({ companies: 500 }).slice(0, 300)).toEqual(first);
  });

  it('have ordinary names, unless hostile ones are asked for', () => {
    const namesOf = (scenario: string) =>
      snapshotOf({ companies: 300, scenario }).map(({ companyName }) => companyName);
    for (const name of namesOf('none')) expect(name).toMatch(/^[\p{L}][\p{L}\p{M} .,]*$/u);
    const ordinary = namesOf('none');
    const changed = namesOf('hostile-names').filter((name, index) => name !== ordinary[index]);
    expect(changed).toHaveLength(22);
  });

  it('hold every awkward case', () => {
    const { sandbox } = buildSandbox({ companies: 100, scenario: 'hostile-names' });
    const companies = sandbox.snapshot();
    const names = companies.map((company) => company.companyName).join('|');
    for (const part of [',', '"', '\n', '\r\n', 'ğ', '科技', '|=', '|+', '|-', '|@', '|\t', '<b>', '\u00a0']) {
      expect(names).toContain(part);
    }
    const renewals = new Set(companies.map((company) => company.renewalDay));
    for (const days of [-1, 0, 1, 30, 31, 60, 90, 91]) expect(renewals).toContain(addDays(TODAY, days));
    expect(renewals).toContain(null);
    expect(companies.some((company) => company.licenseLimit === 0 && company.isOverLimit)).toBe(true);
    expect(companies.some((company) => company.licenseLimit === 0 && !company.isOverLimit)).toBe(true);
    const unlimited = sandbox.world.companies.filter((company) => !company.isLimited);
    expect(new Set(unlimited.map((company) => company.numberOfUsers))).toEqual(
      new Set(['9999', 'Unlimited', '', null, '10']),
    );
    expect(sandbox.world.companies.some((company) => company.tags === null)).toBe(true);
    expect(companies.some((company) => company.tags.some((tag) => tag.includes(',')))).toBe(true);
    expect(companies.some((company) => company.resellerName === null)).toBe(true);
    expect(companies.some((company) => company.industryName === null)).toBe(true);
    expect(companies.some((company) => company.targetUsers === 0 && company.monthlyUsers === 0)).toBe(true);
    expect(sandbox.world.companies.some((company) => company.privacyDurationId === 0)).toBe(true);
  });

  it('are spread as in a real customer list', () => {
    const companies = snapshotOf({ companies: 5000 });
    const share = (predicate: (company: (typeof companies)[number]) => boolean) =>
      companies.filter(predicate).length / companies.length;
    expectAbout(
      share((c) => c.isOverLimit),
      0.06,
    );
    expectAbout(
      share((c) => c.isExpired),
      0.04,
    );
    expectAbout(
      share((c) => c.renewalDay !== null && c.renewalDay >= TODAY && c.renewalDay <= '2026-12-20'),
      0.08,
    );
    expectAbout(
      share((c) => c.licenseLimit === null),
      0.1,
    );
    expect(new Set(companies.map((c) => c.resellerName)).size).toBe(6);
    expect(new Set(companies.map((c) => c.companyId)).size).toBe(5000);
  });

  it('grow from month to month, and some join and leave', () => {
    const { sandbox } = buildSandbox({ companies: 2000 });
    const users = (month: string) => sandbox.snapshot({ month }).map((company) => company.monthlyUsers);
    const total = (month: string) => users(month).reduce((sum, count) => sum + count, 0);
    expect(total('2026-11')).toBeGreaterThan(total('2025-12'));
    const [before, after] = [users('2026-05'), users('2026-11')];
    expect(before.filter((count, index) => count === 0 && (after[index] ?? 0) > 0).length).toBeGreaterThan(10);
    expect(before.filter((count, index) => count > 0 && after[index] === 0).length).toBeGreaterThan(10);
    const created = sandbox.snapshot().map((company) => company.createdAt.slice(0, 7));
    expect(before.every((count, index) => count === 0 || (created[index] ?? '') <= '2026-05')).toBe(true);
  });

  it('have ties in their creation time', () => {
    const times = snapshotOf({ companies: 2500 }).map((company) => company.createdAt);
    expect(new Set(times).size).toBeLessThan(times.length - 20);
  });

  it('are there, 30,000 of them', () => {
    expect(buildSandbox({ companies: 30_000 }).sandbox.world.size).toBe(30_000);
  });
});

describe('options', () => {
  test.each([
    [{ companies: -1 }, 'Option companies: '],
    [{ companies: 1.5 }, 'Option companies: must be a whole number'],
    [{ today: 'tomorrow' }, 'Option today: must be a day like 2026-11-20'],
    [{ today: '2025-11-30' }, 'Option today: must be a day like 2026-11-20, not before 2025-12-01'],
    [{ pageCap: 0 }, 'Option pageCap: '],
    [{ latencyMs: Number.NaN }, 'Option latencyMs: must be a number'],
    [{ scenario: 'flood' }, 'Unknown scenario "flood".'],
  ])('%o throws SandboxInputError', (options, message) => {
    expect(() => buildSandbox(options)).toThrow(SandboxInputError);
    expect(() => buildSandbox(options)).toThrow(message);
  });
});
