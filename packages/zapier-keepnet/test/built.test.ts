import { readFileSync, statSync } from 'node:fs';

import { expect, test } from 'vitest';

const built = readFileSync('dist/index.js', 'utf8');

test('the built integration imports nothing but Node and the runtime of Zapier', () => {
  const imported = [...built.matchAll(/^(?:import|export)\b[^;]*?from\s*["']([^"']+)["']/gm)].map(([, name]) => name);
  expect(imported).toContain('zapier-platform-core');
  expect(imported.filter((name) => name !== 'zapier-platform-core' && !name?.startsWith('node:'))).toEqual([]);
});

test('it reads no environment, which would be frozen into the definition', () => {
  expect(built).not.toContain('process.env');
});

test('its default export is the integration', async () => {
  const path = '../dist/index.js';
  const { default: app } = (await import(path)) as { default: { triggers: object; searches: object; creates: object } };
  expect(Object.keys({ ...app.triggers, ...app.searches, ...app.creates }).sort()).toEqual([
    'export_companies',
    'find_companies',
    'find_company',
    'license_expired',
    'license_limit_exceeded',
    'monthly_report',
    'monthly_usage_ready',
    'monthly_user_total',
    'new_company',
    'new_monthly_usage',
    'renewal_upcoming',
    'usage_lines',
  ]);
});

test('it is small', () => {
  expect(statSync('dist/index.js').size).toBeLessThan(800_000);
});
