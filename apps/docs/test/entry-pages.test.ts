import { describe, expect, test } from 'vitest';

import { documents, readDocument } from './documents';

/** Where somebody may arrive first. */
const ENTRY_PAGES = [
  'README.md',
  ...documents().filter((path) => /^packages\/[^/]+\/README\.md$|^docs\/guide-|^docs\/scale\.md$/.test(path)),
];
const FIRST_SCREEN = 25;
const STATUS = 'pre-release, not on npm yet, and not yet run against a live Keepnet account. It was built from';

describe.each(ENTRY_PAGES)('%s', (path) => {
  test('says in its first screen where the product stands, and where to begin', () => {
    const lines = readDocument(path).split('\n').slice(0, FIRST_SCREEN);
    const screen = lines.map((line) => line.replace(/^> /, '')).join(' ');
    expect(screen).toContain(STATUS);
    expect(screen).toContain('first-day.md');
  });
});
