import type { ClientSettings, KeepnetClient } from '@keepnet-workflows/core';
import type { ZObject } from 'zapier-platform-core';

import { createKeepnet, type StepBundle } from './create-keepnet';
import { orRepeatLater } from './repeat-later';
import { runInTime } from './run-in-time';

/**
 * Runs a step: its work with a client for its connection, within Zapier's time limit, and again later after a temporary
 * failure.
 *
 * @param key The key of the step.
 */
export async function runStep<T>(
  z: ZObject,
  bundle: StepBundle,
  key: string,
  work: (client: KeepnetClient) => Promise<T>,
  settings: Pick<ClientSettings, 'pageSize'> = {},
): Promise<T> {
  return await orRepeatLater(z, bundle, key, () =>
    runInTime(z, (progress) => work(createKeepnet(z, bundle, progress, settings))),
  );
}
