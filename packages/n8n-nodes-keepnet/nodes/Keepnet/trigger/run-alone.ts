const running = new Set<string>();

/**
 * Runs `work`, or returns null if work of the same name is still running. n8n starts a poll on schedule even if the
 * previous one has not ended, and the older of two answers must not be stored last.
 */
export async function runAlone<Result>(name: string, work: () => Promise<Result>): Promise<Result | null> {
  if (running.has(name)) return null;
  running.add(name);
  try {
    return await work();
  } finally {
    running.delete(name);
  }
}
