import { type ByteStream, type ClientSettings, createClient, type KeepnetClient } from '../../core';
import { clock } from './clock';
import type { OpenAccess } from './open-accesses';
import { type KeepnetContext, sendWithCredential, UNAUTHORIZED } from './send-with-credential';
import { showHint } from './show-hint';
import { createTransport } from './transport';

/** A client that uses n8n, and what the export needs to pass on a file. */
export interface Keepnet {
  readonly client: KeepnetClient;
  /** The last stream received; its class can create others. */
  readonly lastStream: () => ByteStream | undefined;
}

export type OwnSettings = Pick<ClientSettings, 'pageSize' | 'maxConcurrency' | 'keepApiFields'>;

/** Makes a client for one access. It ends with the execution. */
export function createKeepnet(context: KeepnetContext, opened: OpenAccess, settings: OwnSettings = {}): Keepnet {
  const dateFormat = opened.dateFormat as ClientSettings['dateFormat'];
  const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
  let lastStream: ByteStream | undefined;
  const transport = createTransport(sendWithCredential(context, opened), {
    hostHandles: UNAUTHORIZED,
    onStream: (stream) => (lastStream = stream),
  });
  const client = createClient(
    { transport, clock, random: Math.random, secrets: opened.secrets },
    {
      ...settings,
      baseUrl: opened.access.baseUrl,
      ...(dateFormat && { dateFormat }),
      ...(signal && { signal }),
      onWarning: (message) => {
        context.logger.warn(message);
        showHint(context, message);
      },
    },
  );
  return { client, lastStream: () => lastStream };
}
