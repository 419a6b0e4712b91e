/** What `isSuitableNode` accepts, in words. */
export const SUITABLE_NODE = '24.11 or later (but not 25)';

/**
 * Whether the build tools accept a version of Node: the narrowest of their `engines` is `^24.11.0 || >=26.0.0`.
 *
 * @param {string} version "24.11.0"
 */
export function isSuitableNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 24 && minor >= 11) || major >= 26;
}
