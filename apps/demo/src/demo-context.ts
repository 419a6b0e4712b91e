import type { KeepnetClient } from '@keepnet-workflows/core';
import type { RunningSandbox } from '@keepnet-workflows/sandbox';

import type { Report } from './report';

/** What every step of the demo works with. */
export interface DemoContext {
  readonly client: KeepnetClient;
  readonly server: RunningSandbox;
  readonly report: Report;
  /** Where the files go; made when it is missing. */
  readonly folder: string;
  /** Ends everything under way. */
  readonly signal: AbortSignal;
}
