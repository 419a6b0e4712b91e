import { type ByteStream, type ClientSettings, createClient, type KeepnetClient } from '../../core';
import { clock } from './clock';
import { CREDENTIAL, type KeepnetContext, sendWithCredential, UNAUTHORIZED } from './send-with-credential';
import { showHint } from './show-hint';
import { createTransport } from './transport';

/** A client over n8n, and what export needs to hand a file on. */
export interface Keepnet {
  readonly client: KeepnetClient;
  /** The last stream that came; its class makes others. */
  readonly lastStream: () => ByteStream | undefined;
}

type OwnSettings = Pick<ClientSettings, 'pageSize' | 'maxConcurrency' | 'keepApiFields'>;

/** Makes a client for the node's credential. It ends with the execution. */
export async function createKeepnet(context: KeepnetContext, settings: OwnSettings = {}): Promise<Keepnet> {
  const { baseUrl, dateFormat } = await context.getCredentials<Credential>(CREDENTIAL);
  const signal = 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
  let lastStream: ByteStream | undefined;
  const transport = createTransport(sendWithCredential(context), {
    hostHandles: UNAUTHORIZED,
    onStream: (stream) => (lastStream = stream),
  });
  const client = createClient(
    { transport, clock, random: Math.random },
    {
      ...settings,
      ...(baseUrl && { baseUrl }),
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

interface Credential {
  readonly baseUrl?: string;
  readonly dateFormat?: NonNullable<ClientSettings['dateFormat']>;
}
