const seen: unknown[] = [];
let isWatching = false;

/** Collects the rejections that nobody handles, of the whole process. */
export function watchRejections(): void {
  if (isWatching) return;
  isWatching = true;
  process.on('unhandledRejection', (reason) => seen.push(reason));
}

/** The rejections since the last call. */
export function takeRejections(): unknown[] {
  return seen.splice(0);
}
