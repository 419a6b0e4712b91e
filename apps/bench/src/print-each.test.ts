import { expect, test } from 'vitest';

import { printEach } from './print-each';

test('returns true and prints each result before the next measurement starts', async () => {
  const events: string[] = [];
  const measurement = (name: string): { label: string; run: () => Promise<string> } => ({
    label: name,
    run: async () => {
      events.push(`run ${name}`);
      return Promise.resolve(`result of ${name}`);
    },
  });
  expect(await printEach([measurement('a'), measurement('b')], (text) => events.push(text))).toBe(true);
  expect(events).toEqual(['run a', 'result of a', 'run b', 'result of b']);
});

test('returns false and prints why a measurement failed, and the results around it', async () => {
  const lines: string[] = [];
  const complete = await printEach(
    [
      { label: 'Speed', run: () => Promise.resolve('fast') },
      { label: 'Memory', run: () => Promise.reject(new Error('child.js was ended by SIGABRT.')) },
      { label: 'More', run: () => Promise.resolve('flat') },
    ],
    (text) => lines.push(text),
  );
  expect(complete).toBe(false);
  expect(lines).toEqual(['fast', 'Memory: no result. child.js was ended by SIGABRT.', 'flat']);
});
