import type { Company } from '@keepnet-workflows/core';
import { expect, test } from 'vitest';

import { bestMatchFirst } from './best-match-first';

test.each([
  ['acme', ['Acme', 'Acme Trading', 'The Acme']],
  ['istanbul', ['İstanbul', 'Istanbul Test Ltd', 'Yeni İstanbul']],
])('puts %s itself first, then what begins with it', (text, names) => {
  const companies = names
    .toReversed()
    .map((companyName, index) => ({ companyName, companyId: `c-${index}` }) as unknown as Company);
  expect(companies.sort(bestMatchFirst(text)).map(({ companyName }) => companyName)).toEqual(names);
});
