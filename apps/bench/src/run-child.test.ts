import { expect, test } from 'vitest';

import { runChild } from './run-child';

const PROGRAM = '../test/child.mjs';

test('returns the first message of a program that got its arguments and options', async () => {
  const child = runChild<unknown>(PROGRAM, ['answer'], ['--expose-gc']);
  expect(await child.message).toEqual({ canCollect: true });
  child.end();
  await child.exited;
});

test.each([
  ['exit', 'ended with exit code 7'],
  ['abort', 'was ended by SIGKILL'],
])('throws when the program dies by %s', async (way, how) => {
  await expect(runChild(PROGRAM, [way]).message).rejects.toThrow(`${PROGRAM} ${how} before it answered.`);
});
