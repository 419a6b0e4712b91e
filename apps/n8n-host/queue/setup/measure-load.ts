import type { QueueMode } from '../../src/queue/start-queue-mode';
import { type ProcessUse, useOf } from './process-use';

const SAMPLE_MS = 250;

interface Figures {
  readonly idle: ProcessUse;
  peakMemory: number;
}

/** Does some work of this many executions, and returns its result and what it cost in each process. */
export async function measureLoad<T>(
  { main, workers }: QueueMode,
  executions: number,
  work: () => Promise<T>,
): Promise<{ result: T; report: string }> {
  const named = [['main', main] as const, ...workers.map((worker, index) => [`worker ${index + 1}`, worker] as const)];
  const figures = named.map(([name, { pid }]): [string, number, Figures] => {
    const idle = useOf(pid);
    return [name, pid, { idle, peakMemory: idle.memory }];
  });
  const timer = setInterval(() => {
    for (const [, pid, seen] of figures) seen.peakMemory = Math.max(seen.peakMemory, useOf(pid).memory);
  }, SAMPLE_MS);
  const startedAt = performance.now();
  try {
    const result = await work();
    const seconds = (performance.now() - startedAt) / 1000;
    const lines = figures.map(([name, pid, { idle, peakMemory }]) => {
      const cpu = useOf(pid).cpuSeconds - idle.cpuSeconds;
      return `  ${name.padEnd(10)} ${round(idle.memory)} MB before, ${round(peakMemory)} MB at most, ${round(cpu)} s of processor`;
    });
    const heading = `${executions} executions in ${round(seconds)} s`;
    return { result, report: [heading, ...lines].join('\n') };
  } finally {
    clearInterval(timer);
  }
}

const round = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
