import { expect, test } from 'vitest';

import { runAlone } from '../../nodes/Keepnet/trigger/run-alone';

test('returns null while work of the same name is under way, and runs it afterwards', async () => {
  let end: (text: string) => void = () => undefined;
  const running = runAlone('w:1', () => new Promise<string>((resolve) => (end = resolve)));
  expect(await runAlone('w:1', async () => 'second')).toBeNull();
  expect(await runAlone('w:2', async () => 'another')).toBe('another');
  end('first');
  expect(await running).toBe('first');
  expect(await runAlone('w:1', async () => 'third')).toBe('third');
});

test('runs again after work that has thrown', async () => {
  await expect(runAlone('w:3', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await runAlone('w:3', async () => 'again')).toBe('again');
});
