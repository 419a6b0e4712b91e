import { expect, test } from 'vitest';

import { formatResults } from './format-results';

const MB = 1024 * 1024;
const speed = {
  core: { wallMs: 1234, cpuPerCompany: 15 },
  bare: { wallMs: 1000, cpuPerCompany: 10 },
  requestCount: 21,
};

test('returns every figure, and which goals are reached', () => {
  const text = formatResults({
    speed,
    memory: [
      [
        { companies: 10_000, latencyMs: 50 },
        { rss: 60 * MB, heap: 20 * MB },
      ],
      [
        { companies: 100_000, latencyMs: 50, heapLimitMb: 32 },
        { rss: 60.1 * MB, heap: 31 * MB },
      ],
    ],
  });
  const rows = text.split('\n').map((line) =>
    line
      .split('│')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(rows).toContainEqual(['Wall time', '1,234 ms', '1,000 ms', '1.23×', '≤ 1.25× reached']);
  expect(rows).toContainEqual(['CPU per company', '15.0 µs', '10.0 µs', '1.50×', '']);
  expect(rows).toContainEqual(['Peak memory above idle, 10,000 companies', '60.0 MB', '', '', '≤ 60 MB reached']);
  expect(rows).toContainEqual([
    'Peak memory above idle, 100,000 companies, old space of 32 MB',
    '60.1 MB',
    '',
    '',
    '≤ 60 MB missed',
  ]);
});

test('returns a missed goal when the core takes too long', () => {
  expect(formatResults({ speed: { ...speed, core: { wallMs: 1260, cpuPerCompany: 15 } }, memory: [] })).toContain(
    '≤ 1.25× missed',
  );
});
