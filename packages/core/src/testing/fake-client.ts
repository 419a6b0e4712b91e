import type { ClientSettings, KeepnetClient } from '../client';
import { createCredentialClient } from '../create-credential-client';
import type { Transport } from '../ports/transport';

import { type WireCompany, wireCompany } from './company-builder';
import { createFakeClock, type FakeClock } from './fake-clock';
import {
  createFakeKeepnet,
  fakeClientId,
  fakeClientSecret,
  type FakeKeepnet,
} from './fake-keepnet/create-fake-keepnet';
import { describeRequest, itemsOf, pathOf, type SentBody } from './fake-keepnet/asked';
import type { FakeKeepnetOptions } from './fake-keepnet/fake-keepnet-options';

export interface FakeClient {
  readonly client: KeepnetClient;
  readonly keepnet: FakeKeepnet;
  readonly clock: FakeClock;
  readonly warnings: readonly string[];
  /** The bodies of all searches so far. */
  searches(): SentBody[];
  /** The bodies of all exports so far. */
  exports(): SentBody[];
  /**
   * What was asked for so far, each as `<month> <page>`, `plain <page>` or `export <month>`; what was sent at the same moment
   * is one group. Moments are told apart where answers take time (`latencyMs`).
   */
  rounds(): string[][];
  /** Those of `keepnet`, in a row behind the fake client. */
  changeAt(...given: Parameters<FakeKeepnet['changeAt']>): FakeClient;
  answerAt(...given: Parameters<FakeKeepnet['answerAt']>): FakeClient;
  slowAt(...given: Parameters<FakeKeepnet['slowAt']>): FakeClient;
}

export interface FakeClientSettings extends ClientSettings {
  readonly clock?: FakeClock;
  /** How long every answer takes. Default 0. */
  readonly latencyMs?: number;
}

/** A client of the fake API, at noon UTC on 2026-11-20 unless the clock says otherwise. */
export function createFakeClient(options: FakeKeepnetOptions, settings: FakeClientSettings = {}): FakeClient {
  const { clock = createFakeClock(), latencyMs = 0, ...clientSettings } = settings;
  const keepnet = createFakeKeepnet(options, clock);
  const warnings: string[] = [];
  const rounds = new Map<number, string[]>();
  const transport: Transport = async (request) => {
    const now = clock.now();
    const asked = describeRequest(request);
    if (asked) rounds.set(now, [...(rounds.get(now) ?? []), asked]);
    if (latencyMs > 0) await clock.sleep(latencyMs, request.signal);
    return keepnet.transport(request);
  };
  const client = createCredentialClient(
    { transport, clock, random: () => 0.5 },
    { clientId: fakeClientId, clientSecret: fakeClientSecret },
    { onWarning: (warning) => warnings.push(warning), ...clientSettings },
  );
  const sent = (path: string): SentBody[] =>
    keepnet.transport.requests
      .filter((request) => pathOf(request).endsWith(path))
      .map((request) => JSON.parse(request.body ?? '') as SentBody);
  const fake: FakeClient = {
    client,
    keepnet,
    clock,
    warnings,
    searches: () => sent('/search'),
    exports: () => sent('/export'),
    rounds: () => [...rounds.values()],
    changeAt: (...given) => (keepnet.changeAt(...given), fake),
    answerAt: (...given) => (keepnet.answerAt(...given), fake),
    slowAt: (...given) => (keepnet.slowAt(...given), fake),
  };
  return fake;
}

export { itemsOf };

/** So many companies; `overrides` tells what is special about each, by its index. */
export function wireCompanies(
  count: number,
  overrides: (index: number) => Partial<WireCompany> = () => ({}),
): WireCompany[] {
  return Array.from({ length: count }, (_, index) => wireCompany(overrides(index)));
}

/** A file as text, without its byte order mark. */
export async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
