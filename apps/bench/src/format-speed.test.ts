import { expect, test } from 'vitest';

import { formatSpeed } from './format-speed';

const speed = {
  core: { wallMs: 1234, cpuPerCompany: 15 },
  bare: { wallMs: 1000, cpuPerCompany: 10 },
  requestCount: 21,
};

test('returns every figure, and that the goal is reached', () => {
  const rows = formatSpeed(speed)
    .split('\n')
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toContainEqual(['Wall time', '1,234 ms', '1,000 ms', '1.23×', '≤ 1.25× reached']);
  expect(rows).toContainEqual(['CPU per company', '15.0 µs', '10.0 µs', '1.50×', '']);
});

test('returns a missed goal when the core takes too long', () => {
  expect(formatSpeed({ ...speed, core: { wallMs: 1260, cpuPerCompany: 15 } })).toContain('≤ 1.25× missed');
});
