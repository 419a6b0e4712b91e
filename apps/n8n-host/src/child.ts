import { type ChildProcess, spawn } from 'node:child_process';

const KEPT_CHARACTERS = 20_000;
const STOP_AFTER_MS = 15_000;
const running = new Set<Child>();

// Last resort if this process ends on an error: nothing that it started may outlive it.
process.once('exit', () => running.forEach((child) => child.kill()));

export interface ChildOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The signal that ends it at once. Default: SIGKILL. */
  readonly killSignal?: NodeJS.Signals;
  /** Receives all its output. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

/** A program that was started here. */
export class Child {
  readonly #process: ChildProcess;
  readonly #killSignal: NodeJS.Signals;
  #output = '';
  /** The exit code, or 1 for a program that was killed or never started. */
  readonly ended: Promise<number>;

  constructor(
    command: string,
    args: readonly string[],
    { killSignal = 'SIGKILL', onOutput, ...options }: ChildOptions,
  ) {
    this.#killSignal = killSignal;
    this.#process = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk: Buffer): void => {
      const text = chunk.toString();
      onOutput?.(text);
      this.#output = (this.#output + text).slice(-KEPT_CHARACTERS);
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

  /** The end of its output. */
  get output(): string {
    return this.#output;
  }

  get hasEnded(): boolean {
    return !running.has(this);
  }

  /** Ends the program at once. What n8n itself has started ends with it. */
  kill(): void {
    this.#process.kill(this.#killSignal);
  }

  /** Asks the program to stop, and ends it when it does not. */
  async stop(patienceMs = STOP_AFTER_MS): Promise<void> {
    if (this.hasEnded) return;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.kill(), patienceMs);
    await this.ended;
    clearTimeout(timer);
  }
}
