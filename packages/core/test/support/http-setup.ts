import type { HttpContext } from '../../src/http/http-context';
import { createRequestGate } from '../../src/http/request-gate';
import { DEFAULT_RETRY, type RetryOptions } from '../../src/http/retry-policy';
import { createFakeClock, type FakeClock } from '../../src/testing/fake-clock';
import {
  createFakeTransport,
  type FakeAnswer,
  type FakeHandler,
  type FakeTransport,
} from '../../src/testing/fake-transport';

export interface HttpSetup {
  readonly context: HttpContext;
  readonly transport: FakeTransport;
  readonly clock: FakeClock;
}

export interface HttpSetupOptions extends Partial<Omit<HttpContext, 'retry'>> {
  readonly retry?: Partial<RetryOptions>;
  readonly maxConcurrency?: number;
}

/** All that a request needs, over a fake transport and clock. Waits of our own choosing are at their longest. */
export function createHttpSetup(
  answers: FakeHandler | readonly FakeAnswer[],
  { retry, maxConcurrency = 4, ...overrides }: HttpSetupOptions = {},
): HttpSetup {
  const clock = createFakeClock();
  const transport = createFakeTransport(answers);
  const context: HttpContext = {
    transport,
    clock,
    random: () => 0.999,
    gate: createRequestGate(maxConcurrency, clock),
    baseUrl: 'https://keepnet.example',
    timeoutMs: 100_000,
    retry: { ...DEFAULT_RETRY, ...retry },
    secrets: [],
    ...overrides,
  };
  return { context, transport, clock };
}
