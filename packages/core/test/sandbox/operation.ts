import type { KeepnetClient } from '../../src';

import type { TrueWorld } from './true-companies';

/** A question to a client, and its right answer. Both answers are plain values to be compared as they are. */
export interface Operation {
  readonly name: string;
  ask(client: KeepnetClient, before: TrueWorld): Promise<unknown>;
  truth(world: TrueWorld): unknown;
}
