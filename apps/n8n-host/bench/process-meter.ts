import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** What a process has used so far. */
export interface ProcessUse {
  readonly cpuMs: number;
  /** The most memory that was resident since `forgetPeak`, in bytes. */
  readonly peakBytes: number;
}

// Linux counts in hundredths of a second whatever the kernel's own clock is.
const MS_PER_TICK = 10;
const QUIET_MS = 300;
const QUIET_TICKS = 1;
const LONGEST_WAIT_MS = 120_000;

/** Reads /proc, so Linux only. */
export class ProcessMeter {
  constructor(readonly pid: number) {}

  async read(): Promise<ProcessUse> {
    const status = await readFile(`/proc/${this.pid}/status`, 'utf8');
    const peakKilobytes = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]);
    return { cpuMs: (await this.#ticks()) * MS_PER_TICK, peakBytes: peakKilobytes * 1024 };
  }

  /** Resets the peak. */
  async forgetPeak(): Promise<void> {
    await writeFile(`/proc/${this.pid}/clear_refs`, '5');
  }

  /** Waits until the process does nothing: n8n still stores an execution when it has answered. */
  async untilQuiet(): Promise<void> {
    const deadline = Date.now() + LONGEST_WAIT_MS;
    for (let before = await this.#ticks(); Date.now() < deadline;) {
      await wait(QUIET_MS);
      const now = await this.#ticks();
      if (now - before <= QUIET_TICKS) return;
      before = now;
    }
  }

  async #ticks(): Promise<number> {
    const stat = await readFile(`/proc/${this.pid}/stat`, 'utf8');
    // The program's name is in parentheses and may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  }
}
