import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface RunningChild<Message> {
  /** The first message that it sends. Rejects when it ends without one. */
  readonly message: Promise<Message>;
  /** Lets it know that it is no longer needed. */
  end(): void;
  readonly exited: Promise<unknown>;
}

/** Starts a program that lies beside this one. */
export function runChild<Message>(
  program: string,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): RunningChild<Message> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const child = fork(path, args, { execArgv: [...nodeOptions] });
  // Not 'close', which is not emitted when this side disconnects.
  const exited = once(child, 'exit');
  const ended = exited.then(([code, signal]: readonly unknown[]) => {
    const how = typeof signal === 'string' ? `was ended by ${signal}` : `ended with exit code ${String(code)}`;
    throw new Error(`${program} ${how} before it answered.`);
  });
  return {
    message: Promise.race([once(child, 'message').then(([message]) => message as Message), ended]),
    end: () => {
      if (child.connected) child.disconnect();
    },
    exited,
  };
}
