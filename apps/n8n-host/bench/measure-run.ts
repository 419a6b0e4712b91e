import type { BenchHost, RunnableWorkflow } from './bench-host';
import type { SandboxProcess } from './sandbox-process';

/** What a workflow used in n8n's process, and its requests to the server. */
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

/** Runs a workflow twice: a forced collection, which memory needs, makes the run after it slower. */
export async function measureRun(
  host: BenchHost,
  sandbox: SandboxProcess,
  workflow: RunnableWorkflow,
  idle: RunnableWorkflow,
): Promise<Sample> {
  const growthBytes = await measureGrowth(host, workflow, idle);
  return { ...(await measureTime(host, sandbox, workflow, idle)), growthBytes };
}

/**
 * Garbage is collected before, so that memory left by an earlier run does not hide what this one needs. An idle
 * workflow runs first; only memory above its level counts.
 */
async function measureGrowth(
  { meter, inspector }: BenchHost,
  workflow: RunnableWorkflow,
  idle: RunnableWorkflow,
): Promise<number> {
  await meter.untilQuiet();
  await inspector.collectGarbage();
  await meter.forgetPeak();
  await idle.run();
  await meter.untilQuiet();
  const { peakBytes } = await meter.read();
  await meter.forgetPeak();
  await workflow.run();
  await meter.untilQuiet();
  return (await meter.read()).peakBytes - peakBytes;
}

async function measureTime(
  { meter }: BenchHost,
  sandbox: SandboxProcess,
  workflow: RunnableWorkflow,
  idle: RunnableWorkflow,
): Promise<Omit<Sample, 'growthBytes'>> {
  await idle.run();
  await meter.untilQuiet();
  const { cpuMs } = await meter.read();
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
    cpuMs: after.cpuMs - cpuMs,
    requests: seen.length - tokenRequests,
    tokenRequests,
    answer,
  };
}
