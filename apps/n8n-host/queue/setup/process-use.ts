import { readdirSync, readFileSync } from 'node:fs';

const CLOCK_TICKS_PER_SECOND = 100;
const FIRST_FIELD_AFTER_NAME = 3;

/** What a program and all that it has started take at this moment. */
export interface ProcessUse {
  /** Resident memory, in MB. */
  readonly memory: number;
  /** Processor time since its start, in seconds. */
  readonly cpuSeconds: number;
}

/** From Linux' /proc; zeros elsewhere. */
export function useOf(pid: number): ProcessUse {
  const own = statOf(pid);
  if (!own) return { memory: 0, cpuSeconds: 0 };
  return childrenOf(pid)
    .map(useOf)
    .reduce((sum, each) => ({ memory: sum.memory + each.memory, cpuSeconds: sum.cpuSeconds + each.cpuSeconds }), own);
}

function statOf(pid: number): ProcessUse | undefined {
  try {
    const memory = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    // The name is in parentheses and may contain spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const ticks = [14, 15].reduce((sum, field) => sum + Number(fields[field - FIRST_FIELD_AFTER_NAME] ?? 0), 0);
    return { memory, cpuSeconds: ticks / CLOCK_TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}

function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const lists = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8'));
    return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  } catch {
    return [];
  }
}
