import zapier from 'zapier-platform-core';

import App from '../../src/index';

interface Event {
  readonly command: 'definition' | 'validate' | 'execute';
  readonly method?: string;
  readonly bundle?: object;
  readonly rpc_base?: string;
  /** Makes the runtime send its log to `LOGGING_ENDPOINT`. */
  readonly token?: string;
}

// Exported, yet not declared.
const { createAppHandler } = zapier as unknown as {
  createAppHandler: (app: object) => (event: Event) => Promise<{ results: unknown }>;
};

/** Calls the integration the way Zapier's servers do. */
export async function handle<T>(event: Event): Promise<T> {
  return (await createAppHandler(App)(event)).results as T;
}
