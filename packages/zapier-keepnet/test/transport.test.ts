import type { Transport } from '@keepnet-workflows/core';
import { transportContract } from '@keepnet-workflows/core/testing';
import type { ZObject } from 'zapier-platform-core';
import { describe, test } from 'vitest';

import { createTransport, HOST_HANDLES } from '../src/http/transport';
import { withZ } from './harness/with-z';

const cases = transportContract({
  async createTransport(): Promise<Transport> {
    let z: ZObject | undefined;
    await withZ(async (given) => {
      z = given;
      return {};
    });
    if (!z) throw new Error('Zapier gave no z.');
    return createTransport(z);
  },
  hostHandles: HOST_HANDLES,
  checksCompression: false,
});

describe('the transport over z.request', () => {
  for (const { name, run } of cases) test(name, run);
});
