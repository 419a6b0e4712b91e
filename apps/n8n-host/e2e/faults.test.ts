import type { RunningSandbox } from '@keepnet-workflows/sandbox';
import { describe, expect, test } from 'vitest';

import { type Execution, itemsOf } from '../src/executions';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { QUESTION_NAMES, type QuestionName, QUESTIONS } from './setup/questions';
import { sandboxForTest, storedFor } from './setup/sandbox';
import { session } from './setup/shared-session';

async function ask(name: QuestionName, server: RunningSandbox): Promise<Execution> {
  const { id } = await createWorkflow(session, QUESTIONS[name].workflow(await storedFor(server)));
  return runWorkflow(session, id);
}

describe('every number is the right one', () => {
  test.each([
    ['the token is revoked in mid-scan', { scenario: 'revoked-token' }],
    ['tokens die after nine requests', { scenario: 'few-uses-token:9' }],
    ['a 429 says nothing more', { scenario: 'rate-limit' }],
    ['a 429 names seconds', { scenario: 'rate-limit-seconds:1' }],
    ['a 429 names a date', { scenario: 'rate-limit-date:1' }],
    ['an answer is a 500', { scenario: 'server-error' }],
    ['an answer is the HTML page of a proxy', { scenario: 'bad-gateway' }],
    ['a 200 is HTML', { scenario: 'html' }],
    ['a 200 carries an error', { scenario: 'soft-error' }],
    ['a connection is reset', { scenario: 'reset' }],
    ['an answer is cut short', { scenario: 'truncated' }],
    ['an answer comes late', { scenario: 'slow:1500' }],
    ['a company is added in mid-scan', { scenario: 'insert-old-while-paging' }],
    ['a company is removed in mid-scan', { scenario: 'delete-while-paging' }],
    ['pages are smaller than asked for', { pageCap: 16 }],
    ['filters are refused', { scenario: 'no-filter' }],
    ['an export is cut short', { scenario: 'export-truncated' }],
  ])('when %s', async (_what, options) => {
    const outcomes = QUESTION_NAMES.map(async (name) => {
      const server = await sandboxForTest(options);
      const execution = await ask(name, server);
      return [name, { error: execution.error?.message, answer: QUESTIONS[name].answer(execution) }, server] as const;
    });
    const asked = await Promise.all(outcomes);
    const answers = asked.map(([name, outcome]) => [name, outcome]);
    const truths = asked.map(([name, , server]) => [name, { error: undefined, answer: QUESTIONS[name].truth(server) }]);
    expect(answers).toEqual(truths);
  });
});

const MONTHS = ['total', 'total, strict', 'lines', 'compare', 'csv', 'excel'] as const;
const LISTS = ['over limit', 'expired', 'renewals'] as const;
const SOME = ['total', 'over limit', 'excel'] as const;

describe.concurrent('there is a sentence instead of a number', () => {
  test.for<[string, string, readonly QuestionName[], string, string]>([
    [
      'the credential is none of a reseller',
      'not-a-reseller',
      QUESTION_NAMES,
      'No result: this credential may not use the company search.',
      'Set Client Role = Reseller for it under Company → Company Settings → REST API.',
    ],
    [
      'tokens are refused again and again',
      'revoked-token:always',
      QUESTION_NAMES,
      'Keepnet refused the access token, even after it was renewed.',
      'check both under Company → Company Settings → REST API.',
    ],
    [
      'a customer denies access',
      'privacy-error:always',
      SOME,
      'No result: a customer denies your reseller account access through its privacy setting.',
      'Ask that customer to allow it.',
    ],
    [
      'the limit of requests never ends',
      'rate-limit-forever:1',
      SOME,
      'No result: Keepnet limits the number of requests and refused the company search.',
      'Try again later.',
    ],
    [
      'every answer is a 500',
      'server-error-forever',
      SOME,
      'No result: Keepnet answered the company search with INTERNAL_SERVER_ERROR (HTTP 500).',
      'Try again later.',
    ],
    [
      'every 200 carries an error',
      'soft-error:always',
      SOME,
      'No result: Keepnet answered the company search with INTERNAL_SERVER_ERROR (HTTP 200).',
      'Try again later.',
    ],
    [
      'every answer is a web page',
      'html:always',
      SOME,
      'No result: the answer to the company search is a web page, not data (the API is usually at https://api.keepnetlabs.com).',
      'Check the Base URL, and whether a proxy answers in place of Keepnet.',
    ],
    [
      'every connection is reset',
      'reset:always',
      SOME,
      'No result: no answer from HOST: the connection was closed before the answer was complete.',
      'Check the network and the Base URL, then try again.',
    ],
    [
      'every answer is cut short',
      'truncated:always',
      SOME,
      'No result: no answer from HOST: the connection was closed before the answer was complete.',
      'Check the network and the Base URL, then try again.',
    ],
    [
      'every export is cut short',
      'export-truncated:always',
      ['total, strict'],
      'No result: the second count could not be made.',
      'if it happens again, tell Keepnet support',
    ],
    [
      'the file that is passed on is cut short',
      'huge-export:1,export-truncated:at=1',
      ["Keepnet's file"],
      'No answer from HOST: the connection was closed before the answer was complete.',
      'Nothing of the file is given: run it again.',
    ],
    [
      'a row lacks the number',
      'missing-field',
      QUESTION_NAMES,
      'Keepnet listed a company without a usable Monthly Users (field monthlyActiveUserCount).',
      'Tell Keepnet support, naming the field.',
    ],
    [
      'the month is ignored',
      'ignore-month',
      MONTHS,
      'No result: this Keepnet server counts its current month whatever month it is asked for, so MONTH cannot be counted.',
      'In Period choose Current Month, or ask Keepnet support for an update of the server.',
    ],
    [
      'dates may be read in two ways',
      'date-day-first',
      LISTS,
      'Keepnet writes the Renewal Date as "00/00/0000 00:00", which may be day first or month first.',
      'Set "Date Format"',
    ],
    [
      'the export contradicts the search',
      'export-ignores-month',
      ['total, strict', 'lines', 'csv'],
      'Do not invoice: Keepnet contradicts itself about',
      'Run it again later; if it happens again, tell Keepnet support both figures.',
    ],
  ])('when %s', async ([, scenario, names, message, description], { expect, onTestFinished }) => {
    const asked = names.map(async (name) => {
      const execution = await ask(name, await sandboxForTest({ scenario }, onTestFinished));
      const { status, error } = execution;
      expect({ name, status, items: itemsOf(execution, 'Keepnet') }).toEqual({ name, status: 'error', items: [] });
      expect(generalized(error?.message)).toContain(message);
      expect(error?.description).toContain(description);
      // All that n8n stores of the execution and sends to the editor. A token has dots; the credential that n8n
      // stores encrypted has none, but may contain "eyJ" by chance.
      const stored = JSON.stringify(await session.get(`/rest/executions/${execution.id}`));
      expect(stored).not.toMatch(/sandbox-secret|eyJ[\w-]+\.[\w-]/);
    });
    await Promise.all(asked);
  });
});

function generalized(message = ''): string {
  return message.replace(/127\.0\.0\.1:\d+/, 'HOST').replace(/so \d{4}-\d{2} cannot/, 'so MONTH cannot');
}
