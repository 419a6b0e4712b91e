import assert from 'node:assert/strict';

import type { Transport, TransportRequest, TransportResponse } from '../../ports/transport';

import { type LoopbackHandler, type LoopbackServer, startLoopbackServer } from '../loopback-server';
import { contractRequest } from './contract-request';
import type { TransportContractOptions } from './transport-contract-options';

/** One thing that a transport must do, for any test runner: `test(case.name, case.run)`. */
export interface TransportContractCase {
  readonly name: string;
  /** Rejects with an assertion error when the transport does not do it. */
  readonly run: () => Promise<void>;
}

interface CaseTools {
  readonly transport: Transport;
  /** Starts a server that ends with the case. */
  readonly serve: (handler: LoopbackHandler) => Promise<LoopbackServer>;
  /** What the transport makes of a server's answer to one request. */
  readonly ask: (handler: LoopbackHandler, request?: Partial<TransportRequest>) => Promise<TransportResponse>;
}

export type CaseTable = Readonly<Record<string, (tools: CaseTools) => Promise<void>>>;

// A transport that hangs must fail its case, not the patience of the runner.
const caseLimitMs = 20_000;

export function toCases(options: TransportContractOptions, table: CaseTable): TransportContractCase[] {
  return Object.entries(table).map(([name, body]) => ({ name, run: () => runCase(options, name, body) }));
}

async function runCase(options: TransportContractOptions, name: string, body: CaseTable[string]): Promise<void> {
  assert.ok(body);
  const servers: LoopbackServer[] = [];
  const serve = async (handler: LoopbackHandler): Promise<LoopbackServer> => {
    const server = await startLoopbackServer(handler);
    servers.push(server);
    return server;
  };
  let limit: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(() => reject(new assert.AssertionError({ message: `"${name}" hangs` })), caseLimitMs);
  });
  try {
    const transport = await options.createTransport();
    const ask: CaseTools['ask'] = async (handler, request) =>
      transport(contractRequest((await serve(handler)).origin, request));
    await Promise.race([body({ transport, serve, ask }), tooSlow]);
  } finally {
    clearTimeout(limit);
    await Promise.all(servers.map((server) => server.close()));
  }
}
