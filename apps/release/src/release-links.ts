import { posix } from 'node:path';

/** A link that a README names below its text: `[label]: path`. In a table, a longer address would change the columns. */
const NAMED_LINK = /^(\[[^\]]+\]: )(?!https?:)(\S+)$/gm;

/**
 * npm shows the README of a package, but has none of the files beside it. Its links lead to the repository, to the files
 * of that release.
 *
 * @param folder where the README is in this repository
 * @param addressOf the address of a path of this repository
 */
export function withReleaseLinks(readme: string, folder: string, addressOf: (path: string) => string): string {
  return readme.replace(
    NAMED_LINK,
    (_, label: string, path: string) => `${label}${addressOf(posix.join(folder, path))}`,
  );
}

/** Where the files of a package's release are, if it is published from this repository: changesets tags it. */
export const inRelease =
  (repository: string, { name, version }: { name: string; version: string }) =>
  (path: string): string =>
    `https://github.com/${repository}/blob/${name}@${version}/${path}`;
