import { createUserFolder } from '../../src/create-user-folder';
import { createOwner, Session } from '../../src/session';
import { startN8n } from '../../src/start-n8n';
import { type StandIn, startHttpsProxy } from './https-proxy';

export interface N8nWithServices {
  readonly session: Session;
  /** Lets a stand-in answer for its host, in place of the one before it. */
  use<T extends StandIn & { readonly host: string }>(standIn: T): T;
  stop(): Promise<void>;
}

/** An n8n that reaches stand-ins where it means to reach these hosts on the internet, and no other host. */
export async function n8nWithServices(hosts: readonly string[]): Promise<N8nWithServices> {
  const standIns = new Map<string, StandIn | undefined>(hosts.map((host) => [host, undefined]));
  const proxy = await startHttpsProxy(standIns);
  const n8n = await startN8n({ userFolder: await createUserFolder(), extra: proxy.environment });
  return {
    session: new Session(await createOwner(n8n.url)),
    use(standIn) {
      standIns.set(standIn.host, standIn);
      return standIn;
    },
    async stop() {
      await n8n.stop();
      proxy.close();
    },
  };
}
