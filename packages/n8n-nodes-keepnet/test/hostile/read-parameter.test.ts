import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { describe, expect, test } from 'vitest';

import { readParameter } from '../../nodes/Keepnet/parameters/read-parameter';

const field = (type: string, more: object = {}): INodeProperties =>
  ({ displayName: 'Some Field', name: 'field', default: '', type, ...more }) as INodeProperties;
const count = field('number', { name: 'count', typeOptions: { minValue: 1, maxValue: 9 } });
const text = field('string', { name: 'text' });
const collection = field('collection', { options: [count, text, field('dateTime', { name: 'day' })] });
const sort = field('fixedCollection', { options: [{ displayName: 'Sort', name: 'value', values: [count] }] });

describe('returns', () => {
  test.each([
    [count, ' 7 ', 7],
    [field('string'), ' Acme ', 'Acme'],
    [field('string'), 7, '7'],
    [field('dateTime'), '2026-11-20 10:30:00', '2026-11-20T10:30:00'],
    [field('dateTime'), DateTime.fromISO('2026-11-20T00:00:00.000', { zone: 'utc' }), '2026-11-20T00:00:00.000Z'],
    [collection, {}, {}],
    [collection, { count: '3', text: '', unknown: {}, __proto__: { count: 'x' } }, { count: 3 }],
    [collection, { text: ' a ', day: null }, { text: 'a' }],
    [sort, {}, {}],
    [sort, { value: { count: 2 } }, { value: { count: 2 } }],
  ])('what $type means by %j', (property, value, expected) => {
    expect(readParameter(property, value)).toEqual(expected);
  });
});

describe('throws an error that names the field', () => {
  const objects = [null, undefined, 'x', 5, true, [], [{}]];
  test.each<[INodeProperties, unknown]>([
    ...objects.map((value): [INodeProperties, unknown] => [collection, value]),
    ...objects.map((value): [INodeProperties, unknown] => [sort, value]),
    [collection, { count: 'x' }],
    [sort, { value: { count: 10 } }],
    [sort, { value: 'x' }],
    [field('dateTime'), DateTime.invalid('none')],
    [field('dateTime'), new Date(Number.NaN)],
  ])('$type: %j', (property, value) => {
    expect(() => readParameter(property, value)).toThrow(/^"Some Field" must be /);
  });

  test.each([{ text: undefined }, { text: null }, { count: null }, { day: undefined }])(
    'which was added and whose expression finds nothing: %j',
    (value) => {
      expect(() => readParameter(collection, value)).toThrow(
        '"Some Field" has no value. Check its expression, or remove the field.',
      );
    },
  );
});
