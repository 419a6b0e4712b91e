import zapier from 'zapier-platform-core';

import App from '../../src/index';

interface Event {
  readonly command: 'definition' | 'validate' | 'execute';
  readonly method?: string;
  readonly bundle?: object;
  readonly rpc_base?: string;
  /** Makes the runtime send its log to `LOGGING_ENDPOINT`. */
  readonly token?: string;
  /** What Zapier's cache holds. */
  readonly zcacheTestObj?: Record<string, string>;
}

// Exported, yet not declared.
const { createAppHandler } = zapier as unknown as {
  createAppHandler: (app: object) => (event: Event) => Promise<{ results: unknown }>;
};

/** Calls the integration the way Zapier's servers do, with an empty cache unless one is given or asked for over the network. */
export async function handle<T>(event: Event): Promise<T> {
  const cache = event.rpc_base === undefined && { zcacheTestObj: {} };
  return (await createAppHandler(App)({ ...cache, ...event })).results as T;
}
