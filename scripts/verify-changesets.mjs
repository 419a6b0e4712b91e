import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { workspacePackages } from './workspace/workspace-packages.mjs';

const CORE = '@keepnet-workflows/core';

/**
 * Names the packages that a changeset releases.
 *
 * @param {string} markdown a changeset: `"package": patch` lines between two lines of dashes, then the text
 * @returns {string[]}
 */
export function releasedPackages(markdown) {
  const frontMatter = /^---\r?\n([\s\S]*?)^---/m.exec(markdown)?.[1] ?? '';
  return [...frontMatter.matchAll(/^\s*(['"]?)([^'"\s:]+)\1\s*:\s*(?:major|minor|patch)\s*$/gm)].map(
    (match) => match[2],
  );
}

/**
 * The versioned packages that carry the core inside their own bundle: it stands in their devDependencies.
 * Changesets does not release a package of which only a devDependency moved, so a fix in the core would never reach their users.
 *
 * @param {ReturnType<typeof workspacePackages>} packages
 * @param {string[]} ignored packages that changesets is told to ignore
 * @returns {string[]}
 */
export function packagesInliningCore(packages, ignored = []) {
  return packages
    .filter(
      ({ folder, manifest }) => folder.startsWith('packages/') && manifest.version && !ignored.includes(manifest.name),
    )
    .filter(({ manifest }) => manifest.devDependencies?.[CORE])
    .map(({ manifest }) => manifest.name);
}

/**
 * @param {Record<string, string>} changesets file name → content
 * @param {string[]} hosts the packages that inline the core
 * @returns {string[]} one sentence per changeset that releases the core without them
 */
export function changesetProblems(changesets, hosts) {
  return Object.entries(changesets).flatMap(([file, markdown]) => {
    const released = releasedPackages(markdown);
    const missing = released.includes(CORE) ? hosts.filter((host) => !released.includes(host)) : [];
    return missing.length > 0
      ? [`.changeset/${file} names ${CORE} and must also name ${missing.join(', ')}: the core is part of their bundle.`]
      : [];
  });
}

function verifyCheckout(root) {
  const folder = join(root, '.changeset');
  const { ignore } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md');
  const changesets = Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  return changesetProblems(changesets, packagesInliningCore(workspacePackages(root), ignore));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = verifyCheckout(dirname(dirname(fileURLToPath(import.meta.url))));
  problems.forEach((problem) => console.error(problem));
  process.exitCode = problems.length > 0 ? 1 : 0;
}
