import type { Transport } from '../../ports/transport';

/** What the host under test can do. Every difference is declared here, and nowhere else. */
export interface TransportContractOptions {
  /** Called once for each case. */
  readonly createTransport: () => Transport | Promise<Transport>;
  /** Statuses that the host treats itself: there the transport must throw the host's own error. Default none. */
  readonly hostHandles?: readonly number[];
  /** False when the host puts its own Authorization header on a request. Default true. */
  readonly sendsAuthorization?: boolean;
  /** False when the host cannot stream. Default true. */
  readonly streams?: boolean;
  /** False when `timeoutMs` of a text ends only a silence, not an answer that keeps trickling in. Default true. */
  readonly limitsWholeText?: boolean;
  /** False when the host cannot time the chunks of a stream: the wait for the head is still timed. Default true. */
  readonly limitsStreamChunks?: boolean;
  /**
   * False when the host's client decompresses and takes a body for whole that was cut before its trailer: a file must
   * then be compared with the search. Default true.
   */
  readonly checksCompression?: boolean;
}
