import type { BenchHost, RunnableWorkflow } from './bench-host';
import type { SandboxProcess } from './sandbox-process';

/** What one run took of n8n's process, and what it asked the server. */
export interface Sample {
  /** From the call of the webhook to its answer. */
  readonly wallMs: number;
  /** Of n8n's process, until it is quiet again: n8n stores the execution after it has answered. */
  readonly cpuMs: number;
  /** The most resident memory beyond that of an idle run; undefined where it is not measured. */
  readonly growthBytes: number | undefined;
  readonly requests: number;
  readonly tokenRequests: number;
  readonly answer: Readonly<Record<string, unknown>>;
}

/**
 * Runs a workflow once. Garbage is collected before, so that memory which an earlier run has left does not hide what this
 * one needs; an idle workflow that runs first gives the level above which memory counts.
 */
export async function measureRun(
  { meter, inspector }: BenchHost,
  sandbox: SandboxProcess,
  workflow: RunnableWorkflow,
  idle: RunnableWorkflow,
): Promise<Sample> {
  await meter.untilQuiet();
  await inspector.collectGarbage();
  await meter.forgetPeak();
  await idle.run();
  await meter.untilQuiet();
  const before = await meter.read();
  await meter.forgetPeak();
  const lastSeen = (await sandbox.requests()).at(-1)?.id ?? 0;

  const startedAt = performance.now();
  const answer = await workflow.run();
  const wallMs = performance.now() - startedAt;
  await meter.untilQuiet();
  const after = await meter.read();
  const seen = await sandbox.requests(lastSeen);
  const tokenRequests = seen.filter(({ path }) => path === '/connect/token').length;
  return {
    wallMs,
    cpuMs: after.cpuMs - before.cpuMs,
    growthBytes: after.peakBytes - before.peakBytes,
    requests: seen.length - tokenRequests,
    tokenRequests,
    answer,
  };
}
