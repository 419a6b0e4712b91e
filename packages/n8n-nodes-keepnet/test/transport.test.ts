import { transportContract } from '@keepnet-workflows/core/testing';
import type { ICredentialType } from 'n8n-workflow';
import { describe, test } from 'vitest';

import { sendWithCredential } from '../nodes/Keepnet/send-with-credential';
import { sendWithTestHelper } from '../nodes/Keepnet/send-with-test-helper';
import { createTransport } from '../nodes/Keepnet/transport';
import { CredentialStore } from './harness/credential-store';
import { createExecuteContext } from './harness/execute-context';
import { createTestContext } from './harness/test-credential';

/** Any address, no token: the contract's servers are not those of a Keepnet credential. */
const anyAddress: ICredentialType = { name: 'keepnetApi', displayName: 'Any', properties: [] };

const withCredential = transportContract({
  createTransport: () => {
    const context = createExecuteContext(new CredentialStore({}, anyAddress));
    return createTransport(
      sendWithCredential(context, { data: {}, token: { isDue: () => false, renewed: Promise.resolve() } }),
      { hostHandles: [401, 306] },
    );
  },
  hostHandles: [401, 306],
  checksCompression: false,
});

const withoutCredential = transportContract({
  createTransport: () => {
    const { helpers } = createExecuteContext(new CredentialStore({}, anyAddress));
    return createTransport((options, abortSignal) => helpers.httpRequest({ ...options, abortSignal }));
  },
  checksCompression: false,
});

const ofTest = transportContract({
  createTransport: () => createTransport(sendWithTestHelper(createTestContext(new CredentialStore({})), {}, 2000)),
  checksCompression: false,
});

describe('the transport of the node', () => {
  for (const { name, run } of withCredential) test(name, run);
});

describe('the transport of the credential', () => {
  for (const { name, run } of withoutCredential) test(name, run);
});

describe("the transport of the credential's Test", () => {
  for (const { name, run } of ofTest) test(name, run);
});
