import { HostError } from '../src/host-error';

interface Target {
  readonly webSocketDebuggerUrl: string;
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A connection to the inspector of a Node process. */
export class Inspector {
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Connects to a process that was started with `--inspect=127.0.0.1:<port>`. */
  static async connect(port: number): Promise<Inspector> {
    const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
    if (!target) throw new HostError('Node did not open its inspector.');
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    socket.addEventListener('open', () => resolve(undefined), { once: true });
    socket.addEventListener('error', () => reject(new HostError('The inspector does not answer.')), { once: true });
    await promise;
    return new Inspector(socket);
  }

  send<Result>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const listen = (event: MessageEvent): void => {
      const reply = JSON.parse(String(event.data)) as Reply;
      if (reply.id !== id) return;
      this.#socket.removeEventListener('message', listen);
      if (reply.error) reject(new HostError(`${method}: ${reply.error.message}`));
      else resolve(reply.result as Result);
    };
    this.#socket.addEventListener('message', listen);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return promise;
  }

  /** Collects all garbage, so that a run does not start with the previous run's heap. */
  async collectGarbage(): Promise<void> {
    await this.send('HeapProfiler.collectGarbage');
    await this.send('HeapProfiler.collectGarbage');
  }

  close(): void {
    this.#socket.close();
  }
}
