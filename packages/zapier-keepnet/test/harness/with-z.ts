import zapier, { type ZObject } from 'zapier-platform-core';

import App from '../../src/index';

/** Runs `work` with the `z` that Zapier's runtime gives to a step. */
export async function withZ<T>(work: (z: ZObject) => Promise<T>): Promise<T> {
  return (await zapier.createAppTester(App)((z: ZObject) => work(z), { authData: {} })) as T;
}
