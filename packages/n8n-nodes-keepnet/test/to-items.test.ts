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
