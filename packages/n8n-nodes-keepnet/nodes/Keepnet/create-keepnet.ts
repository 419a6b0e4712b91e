import { type ByteStream, type ClientSettings, createClient, type KeepnetClient } from '../../core';
import { clock } from './clock';
import type { OpenAccess } from './open-accesses';
import { type KeepnetContext, sendWithCredential, UNAUTHORIZED } from './send-with-credential';
import { showHint } from './show-hint';
import { createTransport, type SendRequest } from './transport';

/** A client over n8n, and what export needs to hand a file on. */
export interface Keepnet {
  readonly client: KeepnetClient;
  /** The last stream that came; its class makes others. */
  readonly lastStream: () => ByteStream | undefined;
}

export type OwnSettings = Pick<ClientSettings, 'pageSize' | 'maxConcurrency' | 'keepApiFields'>;

/** Makes a client for one access. It ends with the execution. */
export function createKeepnet(context: KeepnetContext, opened: OpenAccess, settings: OwnSettings = {}): Keepnet {
  const dateFormat = opened.dateFormat as ClientSettings['dateFormat'];
  const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
  const secrets: string[] = [];
  let lastStream: ByteStream | undefined;
  const transport = createTransport(collectSecrets(sendWithCredential(context, opened.data), opened, secrets), {
    hostHandles: UNAUTHORIZED,
    onStream: (stream) => (lastStream = stream),
  });
  const client = createClient(
    { transport, clock, random: Math.random, secrets },
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

/** n8n renews the token while a request is under way: whatever it was sent with is a secret when its answer is read. */
function collectSecrets(send: SendRequest, { access, data }: OpenAccess, secrets: string[]): SendRequest {
  const collect = (): void => {
    for (const secret of [access.clientSecret, String(data.accessToken ?? '')]) {
      if (secret !== '' && !secrets.includes(secret)) secrets.push(secret);
    }
  };
  return async (options, signal) => {
    collect();
    try {
      return await send(options, signal);
    } finally {
      collect();
    }
  };
}
