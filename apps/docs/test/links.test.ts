import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { documents, readDocument, root } from './documents';

/** As GitHub makes an anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

function anchorsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

describe.each(documents())('%s', (path) => {
  test('links to what exists', () => {
    const text = readDocument(path).replace(/`[^`\n]*`/g, '');
    const links = [
      ...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g),
      ...text.matchAll(/^\[[^\]]+\]: (?!https?:)(\S+)$/gm),
    ].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? join(root, path) : join(root, dirname(path), file);
      return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken).toEqual([]);
    const named = new Set([...text.matchAll(/^\[([^\]]+)\]: /gm)].map(([, label]) => label));
    const unnamed = [...text.matchAll(/\]\[([^\]]+)\]/g)].filter(([, label]) => !named.has(label ?? ''));
    expect(unnamed).toEqual([]);
  });
});

test('every picture is shown by a document', () => {
  const text = documents().map(readDocument).join('\n');
  const unseen = readdirSync(join(root, 'docs/pictures')).filter((name) => !text.includes(`pictures/${name})`));
  expect(unseen).toEqual([]);
});
