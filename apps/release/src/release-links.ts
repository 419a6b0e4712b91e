import { posix } from 'node:path';

/**
 * A link to a file that a README names below its text: `[label]: path`. In a table, a longer address would change the
 * column widths. Not addresses (`https:`, `mailto:`), parts of the same page (`#install`) or footnotes (`[^1]: note`).
 */
const NAMED_LINK = /^(\[[^\]^][^\]]*\]: )(?!\w+:|#)(\S+)$/gm;

/** A link to a file in the text of a page: `[label](path)`. */
const INLINE_LINK = /(?<=\]\()(?!\w+:|#)[^)\s]+(?=\))/g;

/**
 * npm shows the README of a package, but not the files beside it, so its links must point to the repository, to the files
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

/**
 * A page of this repository's `docs` for a place that has only some of them.
 *
 * @param copied the pages that are there, as paths of this repository
 * @param addressOf the address of every other path
 */
export function withMissingLinks(page: string, copied: readonly string[], addressOf: (path: string) => string): string {
  return page.replace(INLINE_LINK, (link) => {
    const path = posix.join('docs', link);
    return copied.includes(path.replace(/#.*/, '')) ? link : addressOf(path);
  });
}

/** Where the files of a package's release are, if it is published from this repository: changesets tags it. */
export const inRelease =
  (repository: string, { name, version }: { name: string; version: string }) =>
  (path: string): string =>
    `https://github.com/${repository}/blob/${name}@${version}/${path}`;
