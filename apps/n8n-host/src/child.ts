import { type ChildProcess, spawn } from 'node:child_process';

const KEPT_CHARACTERS = 20_000;
const STOP_AFTER_MS = 15_000;
const running = new Set<Child>();

// Last resort, when this process ends on an error: nothing that it started may outlive it.
process.once('exit', () => running.forEach((child) => child.kill()));

/** A program that was started here. */
export class Child {
  readonly #process: ChildProcess;
  #output = '';
  /** The exit code, or 1 for a program that was killed or never started. */
  readonly ended: Promise<number>;

  constructor(command: string, args: readonly string[], options: { env: NodeJS.ProcessEnv; cwd?: string }) {
    this.#process = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-KEPT_CHARACTERS);
    };
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
    running.add(this);
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) => {
        this.#output += error.message;
        resolve(1);
      });
      this.#process.once('close', (code) => resolve(code ?? 1));
    });
    void this.ended.then(() => running.delete(this));
  }

  /** Undefined for a program that never started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** The last of what it printed. */
  get output(): string {
    return this.#output;
  }

  get hasEnded(): boolean {
    return !running.has(this);
  }

  /** Ends the program at once. What n8n itself has started ends with it. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** Asks the program to stop, and ends it when it does not. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.kill(), STOP_AFTER_MS);
    await this.ended;
    clearTimeout(timer);
  }
}
