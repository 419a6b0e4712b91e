import { expect, test } from 'vitest';

import { EXPORT, keptOfFailure, SEARCH, TEST, TRIGGER } from './harness/kept-of-failure';

// Parts of one customer's row; none of them may leave in an error.
const ROW = ['Zypresse Handels GmbH', 'zypresse-handels', 'rSrc7Qx1', '48213', 'it@zypresse.example'];
const [NAME, SLUG, ID, USERS, MAIL] = ROW;
const json = `{"companyResourceId":"${ID}","companyName":"${NAME}","monthlyActiveUserCount":${USERS},"owner":"${MAIL}"}`;

const BODIES: readonly [what: string, body: string, type: string][] = [
  ['rows as JSON', `[${json}]`, 'application/json'],
  ['a message that quotes a row', envelope(`Object is not valid: ${json}`), 'application/json'],
  ['a message that quotes a name', envelope(`The field 'companyName' of "${NAME}" is not valid.`), 'application/json'],
  [
    'a validation message that quotes a row',
    envelope('Not valid', `Row: [${ID}, ${NAME}, ${USERS}]`),
    'application/json',
  ],
  ['rows as XML', `<?xml version="1.0"?><rows><row id="${ID}"><name>${NAME}</name></row></rows>`, 'application/xml'],
  ['rows as CSV', `Company Name;Monthly Users;Owner\n${NAME};${USERS};${MAIL}\n`, 'text/csv'],
  ['a line of a log', `2026-11-20 12:00:00 ERROR Cannot write row ${json}`, 'text/plain'],
  ['a developer page', `<html><title>Error</title><pre>Mapping ${json} at ${SLUG}.Map()</pre></html>`, 'text/html'],
];

test.each(BODIES)('no error shows or logs a row when the answer is %s', async (_what, body, type) => {
  for (const method of [SEARCH, TRIGGER, EXPORT, TEST]) {
    for (const status of [400, 403, 409]) {
      const kept = await keptOfFailure(method, {
        clientSecret: 's3cret-of-the-client',
        token: 'opaque-token-7d1f',
        onToken: () => ({ status: 500, body: '' }),
        onApi: () => ({ status, body, headers: { 'content-type': type } }),
      });
      expect(
        ROW.filter((part) => kept.includes(part)),
        `${method} ${status}`,
      ).toEqual([]);
    }
  }
});

function envelope(message: string, ...validationMessages: string[]): string {
  return JSON.stringify({ status: 'INPUT_ERROR', message, validationMessages, data: null });
}
