import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Record<string, string>;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}
interface Workflow {
  readonly permissions?: Record<string, string>;
  readonly jobs: Record<string, Job>;
}

const root = resolve(import.meta.dirname, '../../..');
const folder = join(root, '.github', 'workflows');
const files = [...readdirSync(folder).map((name) => join(folder, name)), join(root, '.github', 'mirror-publish.yml')];
const workflows = files.map((file) => ({ name: file.slice(root.length + 1), text: readFileSync(file, 'utf8') }));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  packageManager: string;
  scripts: Record<string, string>;
};

describe.each(workflows)('$name', ({ text }) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);

  test('uses actions of which the commit is named, and the version beside it', () => {
    const used = text.match(/uses: .*/g) ?? [];
    expect(used.filter((line) => !/^uses: [\w/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    expect(used.length).toBeGreaterThan(0);
  });

  test('may do no more than it must', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions);
    const identified = jobs.filter(([, { permissions }]) => permissions?.['id-token'] !== undefined);
    expect(identified.every(([name]) => name === 'publish')).toBe(true);
    expect(text).not.toMatch(/NPM_TOKEN|NODE_AUTH_TOKEN|write-all/);
  });

  test('ends by itself', () => {
    expect(jobs.filter(([, job]) => job['timeout-minutes'] === undefined)).toEqual([]);
  });

  test('runs commands that exist, with the pnpm that the workspace names', () => {
    const commands = jobs.flatMap(([, job]) => job.steps.map(({ run = '' }) => run)).join('\n');
    const scripts = [...commands.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(scripts.filter((script) => manifest.scripts[script] === undefined)).toEqual([]);
    for (const [pnpm] of commands.matchAll(/pnpm@[\d.]+/g)) {
      expect(pnpm).toBe(manifest.packageManager);
    }
  });
});
