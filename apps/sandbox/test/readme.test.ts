import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCENARIOS } from '../src/index';

test('the README describes every scenario as the server does', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const chapter = readme.slice(readme.indexOf('## Scenarios'), readme.indexOf('## Admin calls'));
  const rows = [...chapter.matchAll(/^\| `([a-z0-9-]+)[^`]*` +\| (.+?) +\|$/gm)].map(([, name, text]) => [name, text]);
  expect(rows).toEqual(SCENARIOS.map(({ name, description }) => [name, description]));
});
