import { createUserFolder } from '../../src/create-user-folder';
import { freePort } from '../../src/free-port';
import { createOwner, logIn, Session } from '../../src/session';
import { startN8n } from '../../src/start-n8n';
import { type StandIn, startHttpsProxy } from './https-proxy';

export interface N8nWithServices {
  /** The owner's session; another one after each start. */
  readonly session: Session;
  readonly pid: number;
  /** Lets a stand-in answer for its host, in place of the one before it. */
  use<T extends StandIn & { readonly host: string }>(standIn: T): T;
  /** Ends it as a computer without power would. */
  kill(): Promise<void>;
  /** Starts it again with what it has stored. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** An n8n that reaches stand-ins where it means to reach these hosts on the internet, and no other host. */
export async function n8nWithServices(hosts: readonly string[]): Promise<N8nWithServices> {
  const standIns = new Map<string, StandIn | undefined>(hosts.map((host) => [host, undefined]));
  const proxy = await startHttpsProxy(standIns);
  // The same port after each start: the addresses that were mailed stay good.
  const options = { userFolder: await createUserFolder(), port: await freePort(), extra: proxy.environment };
  let n8n = await startN8n(options);
  let session = new Session(await createOwner(n8n.url));
  return {
    get session() {
      return session;
    },
    get pid() {
      return n8n.pid;
    },
    use(standIn) {
      standIns.set(standIn.host, standIn);
      return standIn;
    },
    kill: () => n8n.kill(),
    async start() {
      n8n = await startN8n(options);
      session = new Session(await logIn(n8n.url));
    },
    async stop() {
      await n8n.stop();
      proxy.close();
    },
  };
}
