import { expect, test } from 'vitest';
import { hasUsers, withUsers } from './usage-sample';

const users = new Map([
  ['idle', 0],
  ['busy', 3],
  ['new', 1],
]);

test('returns the companies of a sample that have users and were known before', () => {
  const known = new Map([
    ['idle', 5],
    ['busy', 0],
  ]);
  expect(withUsers({ users }, known)).toEqual(new Map([['busy', 3]]));
});

test.each([
  ['has users', ['idle', 'busy'], true],
  ['is without users', ['idle'], false],
  ['is not in the sample', ['other'], false],
])('tells whether a company that counts %s', (_, known, expected) => {
  expect(hasUsers({ users }, new Map(known.map((id) => [id, 9])))).toBe(expected);
});

test('looks at every company of a sample when none are named', () => {
  expect(hasUsers({ users })).toBe(true);
  expect(hasUsers({ users: new Map([['idle', 0]]) })).toBe(false);
});
