import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { errorMessages, templateMessages } from './error-messages';

const root = resolve(import.meta.dirname, '../../..');
const SOURCES = [
  'packages/core/src',
  'packages/n8n-nodes-keepnet/credentials',
  'packages/n8n-nodes-keepnet/nodes',
  'packages/zapier-keepnet/src',
];

const messages = [
  ...SOURCES.flatMap((folder) => errorMessages(join(root, folder))),
  ...templateMessages(join(root, 'packages/n8n-nodes-keepnet/workflows')),
]
  .map(({ text }) => text)
  .filter(
    // The wrapper that numbers the items of n8n.
    (text) => text !== '… [Item …]',
  );
const rows = readFileSync(join(root, 'docs', 'troubleshooting.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (It says|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** "…" stands for anything, and at the end of an entry for the rest of the message. */
function patternOf(entry: string): RegExp {
  const parts = entry.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').trim());
  return new RegExp(`^${parts.join('.*')}$`);
}

describe('docs/troubleshooting.md', () => {
  const entries = rows.map(([, entry = '']) => ({ entry, pattern: patternOf(entry) }));

  test.each(messages)('knows: %s', (message) => {
    expect(entries.some(({ pattern }) => pattern.test(message))).toBe(true);
  });

  test.each(entries)('does not speak of a message that is gone: $entry', ({ pattern }) => {
    expect(messages.some((message) => pattern.test(message))).toBe(true);
  });

  test.each(rows)('says why, and what to do: %s%s', (...cells) => {
    const [, , why = '', whatToDo = ''] = cells;
    expect(why.length).toBeGreaterThan(5);
    expect(whatToDo.length).toBeGreaterThan(5);
  });
});
