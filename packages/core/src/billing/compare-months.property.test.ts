import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodeUnit } from '../texts/by-code-unit';
import { compareUsage, type MonthlyChange } from './compare-months';

const MIRRORED: Readonly<Record<MonthlyChange, MonthlyChange>> = {
  joined: 'left',
  left: 'joined',
  grew: 'shrank',
  shrank: 'grew',
  unchanged: 'unchanged',
};
const users = fc.oneof(fc.constantFrom(0, 0, 1, 2, 5), fc.nat({ max: 1_000_000 }));
const months = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), users, users), {
    selector: ([companyId]) => companyId,
    maxLength: 20,
  })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })))
  .map(([rows, others]) => ({
    from: rows.map(([companyId, monthlyUsers]) => ({ companyId, companyName: null, monthlyUsers })),
    to: others.map(([companyId, , monthlyUsers]) => ({ companyId, companyName: null, monthlyUsers })),
  }));
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

test('returns every company once, its change what lies between, the sums those of the months', () => {
  fc.assert(
    fc.property(months, ({ from, to }) => {
      const rows = compareUsage(from, to);
      expect(rows.map(({ companyId }) => companyId).sort()).toEqual(to.map(({ companyId }) => companyId).sort());
      const before = sumOf(from.map(({ monthlyUsers }) => monthlyUsers));
      const after = sumOf(to.map(({ monthlyUsers }) => monthlyUsers));
      expect(sumOf(rows.map(({ monthlyUsersFrom }) => monthlyUsersFrom))).toBe(before);
      expect(sumOf(rows.map(({ monthlyUsersTo }) => monthlyUsersTo))).toBe(after);
      expect(sumOf(rows.map(({ change }) => change))).toBe(after - before);
      for (const row of rows) {
        expect(row.change).toBe(row.monthlyUsersTo - row.monthlyUsersFrom);
        const up: MonthlyChange = row.monthlyUsersFrom === 0 ? 'joined' : 'grew';
        const down: MonthlyChange = row.monthlyUsersTo === 0 ? 'left' : 'shrank';
        expect(row.status).toBe(row.change === 0 ? 'unchanged' : row.change > 0 ? up : down);
      }
    }),
    { numRuns: 200 },
  );
});

test('returns the mirror image when the months are exchanged', () => {
  fc.assert(
    fc.property(months, ({ from, to }) => {
      const mirrored = compareUsage(to, from).map((row) => ({
        ...row,
        monthlyUsersFrom: row.monthlyUsersTo,
        monthlyUsersTo: row.monthlyUsersFrom,
        change: 0 - row.change,
        status: MIRRORED[row.status],
      }));
      expect(mirrored).toEqual(compareUsage(from, to));
    }),
    { numRuns: 200 },
  );
});

test('returns the largest change first, up or down, ties by ID', () => {
  fc.assert(
    fc.property(months, ({ from, to }) => {
      const rows = compareUsage(from, to);
      for (const [index, row] of rows.entries()) {
        const next = rows[index + 1];
        if (!next) continue;
        const falls = Math.abs(row.change) - Math.abs(next.change);
        expect(falls > 0 || (falls === 0 && byCodeUnit(row.companyId, next.companyId) < 0)).toBe(true);
      }
    }),
  );
});
