import { runChild } from './run-child';
import type { ServerAddress } from './server-address';

export interface SandboxSize {
  readonly companies: number;
  readonly latencyMs: number;
  /** What is different about the server. Default: nothing. */
  readonly scenario?: string;
  /** Companies on a page at the most. Default: 10,000, which Keepnet's console asks for, and our clients unless told otherwise. */
  readonly pageCap?: number;
}

/** Runs some work against a sandbox in a process of its own, which ends with the work. */
export async function withSandbox<Result>(
  { companies, latencyMs, scenario = 'none', pageCap = 10_000 }: SandboxSize,
  work: (address: ServerAddress) => Promise<Result>,
): Promise<Result> {
  const child = runChild<ServerAddress>('serve-sandbox.js', [
    String(companies),
    String(latencyMs),
    scenario,
    String(pageCap),
  ]);
  try {
    return await work(await child.message);
  } finally {
    child.end();
    await child.exited;
  }
}
