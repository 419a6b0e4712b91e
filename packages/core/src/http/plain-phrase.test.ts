import { expect, test } from 'vitest';

import { plainPhrase } from './plain-phrase';

test.each([
  ['Something went wrong.', 'Something went wrong.'],
  ['  Two\u00a0 spaces ', 'Two spaces'],
  ["It can't be done, the customer's plan ends", "It can't be done, the customer's plan ends"],
  ['Bad row: {"companyName":"Acme"}', 'Bad row'],
  ['Try again:', 'Try again'],
  ['Bad row [Acme]', 'Bad row'],
  ['Bad row (: [Acme]', 'Bad row'],
  ['Unknown company "Acme"', 'Unknown company'],
  ["Unknown company 'Acme'", 'Unknown company'],
  ['Unknown company ‘Acme’', 'Unknown company'],
  ['Unknown company &quot;Acme&quot;', 'Unknown company'],
  ['Unknown company \\u0022Acme\\u0022', 'Unknown company'],
  ['Row companyName=Acme', 'Row companyName'],
  ['Bad line\r\nAcme;7', 'Bad line'],
  ['"Acme" is bad', ''],
  ["'Page Size' must be between 1 and 99999.", 'Page Size must be between 1 and 99999.'],
  ['The field "PageSize" is too large', 'The field PageSize is too large'],
  ["'Acme Group' must be active", ''],
  ['secret s3cr&t in it', 'secret [hidden] in it'],
  ['', ''],
])('of %j shows %j', (text, phrase) => {
  expect(plainPhrase(text, ['s3cr&t'], 100)).toBe(phrase);
});

test('shows no more than it may', () => {
  expect(plainPhrase('word '.repeat(100), [], 12)).toBe('word word wo');
});
