import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished, vi } from 'vitest';

/** What Zapier keeps of the runs of an integration, and shows to its owner. */
export interface LogServer {
  /** Makes the runtime send its log here: part of the event that it is called with. */
  readonly token: string;
  /** Every line that came, as text. */
  lines(): string;
}

/** A stand-in for the server that Zapier's runtime sends its log to. */
export async function startLogServer(): Promise<LogServer> {
  const chunks: Buffer[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('LOGGING_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}/input`);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { token: 'log-server', lines: () => Buffer.concat(chunks).toString() };
}
