/**
 * Names the platform as the pinned tools do: "linux-x64", "darwin-arm64", "linux-x64-musl" (Alpine and its like), …
 *
 * @returns {string}
 */
export function platformKey() {
  const key = `${process.platform}-${process.arch}`;
  return process.platform === 'linux' && !usesGlibc() ? `${key}-musl` : key;
}

function usesGlibc() {
  return Boolean(process.report.getReport().header.glibcVersionRuntime);
}
