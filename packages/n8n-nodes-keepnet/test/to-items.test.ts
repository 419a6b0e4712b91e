import { expect, test } from 'vitest';

import { toItems } from '../nodes/Keepnet/to-items';

test('goes no deeper into a row than its fields, however deep it is', () => {
  let deep: object = {};
  for (let depth = 0; depth < 200_000; depth++) deep = { deep };
  const [item, ...others] = toItems([{ companyId: 'c-1', deep }], 3);
  expect(others).toEqual([]);
  expect(item?.pairedItem).toEqual({ item: 3 });
  expect(item?.json['companyId']).toBe('c-1');
  expect(item?.json['deep']).toBe(deep);
});

test('puts the columns of a company in their order, with its ID last', () => {
  const row = { companyId: 'c-1', key: 'k', tags: [], renewalDate: '2026-11-05T00:00:00Z', totalMatches: 2 };
  const company = { ...row, monthlyUsers: 3, usageMonth: '2026-10', companyName: 'Acme', createdAt: null };
  const [item] = toItems([{ ...company, daysExpired: 1 }], 0);
  expect(Object.entries(item?.json ?? {})).toEqual([
    ['companyName', 'Acme'],
    ['usageMonth', '2026-10'],
    ['monthlyUsers', 3],
    ['daysExpired', 1],
    ['renewalDate', '2026-11-05'],
    ['tags', []],
    ['createdAt', null],
    ['totalMatches', 2],
    ['key', 'k'],
    ['companyId', 'c-1'],
  ]);
});

test('leaves an instant as it is, midnight in UTC included', () => {
  const dates = ['2026-11-05T21:30:00Z', '2026-11-05T00:00:00.000Z'];
  const rows = dates.map((renewalDate) => ({ companyId: 'c-1', renewalDate }));
  expect(toItems(rows, 0).map(({ json }) => json['renewalDate'])).toEqual(dates);
});
