import type { ClientSettings, KeepnetClient } from '../client';
import { createCredentialClient } from '../create-credential-client';
import type { Transport, TransportRequest } from '../ports/transport';

import { type WireCompany, wireCompany } from './company-builder';
import { createFakeClock, type FakeClock } from './fake-clock';
import {
  createFakeKeepnet,
  fakeClientId,
  fakeClientSecret,
  type FakeKeepnet,
} from './fake-keepnet/create-fake-keepnet';
import type { FakeKeepnetOptions } from './fake-keepnet/fake-keepnet-options';

/** A search or an export as it was sent. */
export interface SentBody {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly orderBy: string;
  readonly ascending: boolean;
  /** Of an export. */
  readonly exportType?: string;
  readonly filter: { readonly FilterGroups?: readonly { readonly FilterItems: readonly SentItem[] }[] };
}

interface SentItem {
  readonly FieldName: string;
  readonly Operator: string;
  readonly Value: string;
}

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
  /** From the `nth` search on (from 1), the server is changed in this way. */
  changeAt(nth: number, change: Partial<FakeKeepnetOptions>): void;
}

export interface FakeClientSettings extends ClientSettings {
  readonly clock?: FakeClock;
  /** How long every answer takes. Default 0. */
  readonly latencyMs?: number;
}

/** A client of the fake API, at noon UTC on 2026-11-20 unless the clock says otherwise. */
export function createFakeClient(options: FakeKeepnetOptions, settings: FakeClientSettings = {}): FakeClient {
  const { clock = createFakeClock(), latencyMs = 0, ...clientSettings } = settings;
  const keepnet = createFakeKeepnet(options);
  const warnings: string[] = [];
  const rounds = new Map<number, string[]>();
  const changes = new Map<number, Partial<FakeKeepnetOptions>>();
  let searches = 0;
  const transport: Transport = async (request) => {
    const now = clock.now();
    const asked = describeRequest(request);
    if (asked) rounds.set(now, [...(rounds.get(now) ?? []), asked]);
    if (latencyMs > 0) await clock.sleep(latencyMs, request.signal);
    if (searchOf(request)) Object.assign(options, changes.get(++searches));
    return keepnet.transport(request);
  };
  const client = createCredentialClient(
    { transport, clock, random: () => 0.5 },
    { clientId: fakeClientId, clientSecret: fakeClientSecret },
    { onWarning: (warning) => warnings.push(warning), ...clientSettings },
  );
  const sent = (path: string): SentBody[] => keepnet.bodies(path) as SentBody[];
  return {
    client,
    keepnet,
    clock,
    warnings,
    searches: () => sent('/api/companies/search'),
    exports: () => sent('/api/companies/search/export'),
    rounds: () => [...rounds.values()],
    changeAt: (nth, change) => void changes.set(nth, change),
  };
}

function describeRequest(request: TransportRequest): string | undefined {
  if (!request.url.includes('/api/companies/search')) return undefined;
  const body = JSON.parse(request.body ?? '') as SentBody;
  const month =
    itemsOf(body)
      .find((item) => item.startsWith('MonthlyActiveUser'))
      ?.slice(-7) ?? 'plain';
  return request.url.endsWith('/export') ? `export ${month}` : `${month} ${body.pageNumber}`;
}

/** The conditions of a search or an export, as `field operator value`. */
export function itemsOf({ filter }: SentBody): string[] {
  const items = filter.FilterGroups?.flatMap((group) => group.FilterItems) ?? [];
  return items.map(({ FieldName, Operator, Value }) => `${FieldName} ${Operator} ${Value}`);
}

/** The search that a request is, or undefined for any other request. */
export function searchOf(request: TransportRequest): SentBody | undefined {
  return request.url.endsWith('/api/companies/search') ? (JSON.parse(request.body ?? '') as SentBody) : undefined;
}

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
