const CAUSES = [
  [/ENOSPC/, 'the disk is full'],
  [/gyp ERR!/, 'a native module could not be compiled; install Python 3, make and a C++ compiler'],
  [/EINTEGRITY|ERR_PNPM_TARBALL_INTEGRITY/, 'the download does not match its pinned checksum'],
  [/EACCES|EPERM|EROFS/, 'a folder or file cannot be written'],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE/,
    'pnpm-lock.yaml does not fit the package.json files; run pnpm install and commit the lockfile',
  ],
  [/E404|ETARGET|ERR_PNPM_NO_MATCHING_VERSION|ERR_PNPM_FETCH_404/, 'the package registry does not have that version'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_PNPM_META_FETCH_FAIL|ERR_PNPM_NO_OFFLINE|error sending request|[Cc]onnection refused/,
    'the package registry cannot be reached; connect to the network once, later runs work offline',
  ],
];

/**
 * The cause of a failed download or install, in words, from what npm or pnpm printed.
 *
 * @param {string} output
 * @returns {string | undefined} undefined when the output fits no known cause
 */
export function explainFailure(output) {
  return CAUSES.find(([pattern]) => pattern.test(output))?.[1];
}
