import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { root } from './copy-workspace';

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly env?: Record<string, string> }[];
}

const text = readFileSync(join(root, '.github', 'workflows', 'release.yml'), 'utf8');
const { jobs } = parse(text) as { jobs: Record<string, Job> };

test('pnpm, which changesets calls, is told to publish with provenance', () => {
  const { env } = jobs['publish']?.steps.find(({ uses }) => uses?.startsWith('changesets/action/publish')) ?? {};
  const told = execFileSync('pnpm', ['config', 'get', 'provenance'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  expect(told.trim()).toBe('true');
});

test.each(['pack', 'mirror'])('in the job %s the files that are tested are those that are packed', (name) => {
  const steps = (jobs[name]?.steps ?? []).map(({ uses = '', run = '' }) => `${uses}\n${run}`).join('\n');
  const [build, prepare, tested, packed] = [
    steps.indexOf('npm run build'),
    steps.indexOf('main.js prepare'),
    steps.indexOf('npm test'),
    steps.search(/changesets\/action\/pack@|npm run pack /),
  ];
  expect([build, prepare, tested, packed].every((position) => position >= 0)).toBe(true);
  expect([build, prepare, tested, packed]).toEqual([build, prepare, tested, packed].toSorted((a, b) => a - b));
});

describe('the mirror of the n8n package', () => {
  const { needs = [], if: condition = '' } = jobs['mirror'] ?? {};

  test.each([
    ['the core was published, too', true, { mode: 'publish', pack: 'success', publish: 'success' }],
    ['there is nothing else to publish', true, { mode: 'none', pack: 'skipped', publish: 'skipped' }],
    ['there are versions to be written first', false, { mode: 'version', pack: 'skipped', publish: 'skipped' }],
    ['a test failed', false, { mode: 'publish', pack: 'failure', publish: 'skipped' }],
    ['packing took too long', false, { mode: 'publish', pack: 'cancelled', publish: 'skipped' }],
    ['npm refused the core', false, { mode: 'publish', pack: 'success', publish: 'failure' }],
    ['it could not be told what to do', false, { select: 'failure', mode: '', pack: 'skipped', publish: 'skipped' }],
    ['somebody ended the run', false, { mode: 'none', pack: 'skipped', publish: 'skipped', cancelled: true }],
    ['there is no mirror', false, { mode: 'publish', pack: 'success', publish: 'success', mirror: '' }],
  ])('when %s, is written: %s', (_name, due, { mode, pack, publish, ...rest }) => {
    const { select = 'success', cancelled = false, mirror = 'an-owner/a-mirror' } = rest as Record<string, string>;
    const results = {
      select: { result: select, outputs: { mode } },
      pack: { result: pack },
      publish: { result: publish },
    };
    expect(Object.keys(results)).toEqual(needs);
    // Operators and names mean the same to GitHub and to JavaScript.
    const expression = condition.replace(/^\$\{\{|\}\}$/g, '');
    const known = { needs: results, vars: { N8N_MIRROR_REPOSITORY: mirror }, cancelled: () => cancelled };
    expect(runInNewContext(expression, known)).toBe(due);
  });
});
