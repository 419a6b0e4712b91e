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
const TO_PUBLISH = [
  'node scripts/toolchain/print-pnpm-folder.mjs >> "$GITHUB_PATH"',
  // Of the whole workspace the one tool that publishes the packed files, from the lockfile.
  'pnpm install --frozen-lockfile --ignore-scripts --filter keepnet-workflows',
  'sha512sum --check --strict package.tgz.sha512',
  'npm publish ./package.tgz --provenance --access=public --ignore-scripts',
];

const commandsOf = ({ jobs }: Workflow): string =>
  Object.values(jobs)
    .flatMap(({ steps }) => steps.map(({ run = '' }) => run))
    .join('\n');

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
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

  test('runs commands that exist', () => {
    const scripts = [...commandsOf(workflow).matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(scripts.filter((script) => manifest.scripts[script] === undefined)).toEqual([]);
  });

  test('installs nothing but what a lockfile or a hash of this repository names', () => {
    const commands = commandsOf(workflow);
    expect(commands).not.toMatch(/\bnpm (?:i|ci|install|exec|add|update)\b|\bnpx\b|\bpnpm (?:add|dlx|update)\b|pnpm@/);
    for (const [install] of commands.matchAll(/\bpnpm install.*/g)) {
      expect(install).toMatch(/^pnpm install --frozen-lockfile --ignore-scripts\b/);
    }
  });

  test('does nothing in a job that can publish but publish what another one has packed', () => {
    const identified = jobs.filter(([, { permissions }]) => permissions?.['id-token'] !== undefined);
    const commands = identified.flatMap(([, job]) => job.steps.flatMap(({ run }) => run ?? []));
    expect(commands.filter((command) => !TO_PUBLISH.includes(command))).toEqual([]);
  });
});
