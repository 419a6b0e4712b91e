/**
 * The few globals, beyond the language itself, that every host of the portable core has. Anything not declared here
 * does not compile there: no timers, no process, no console, no fetch.
 */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
declare const AbortSignal: { any(signals: AbortSignal[]): AbortSignal };

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string): boolean;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly username: string;
  readonly password: string;
}

declare class URLSearchParams {
  constructor(init: Record<string, string>);
  toString(): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}

declare class ReadableStream<T = unknown> {
  pipeThrough<O>(transform: { readable: ReadableStream<O>; writable: WritableStream<T> }): ReadableStream<O>;
  getReader(): {
    read(): Promise<{ done: false; value: T } | { done: true; value?: undefined }>;
    cancel(reason?: unknown): Promise<void>;
    releaseLock(): void;
  };
  static from<T>(source: AsyncIterable<T> | Iterable<T>): ReadableStream<T>;
  [Symbol.asyncIterator](): AsyncIterableIterator<T>;
}

declare class WritableStream<T = unknown> {
  getWriter(): {
    readonly ready: Promise<void>;
    write(chunk: T): Promise<void>;
    close(): Promise<void>;
    abort(reason?: unknown): Promise<void>;
  };
}

declare class TransformStream<I = unknown, O = unknown> {
  readonly readable: ReadableStream<O>;
  readonly writable: WritableStream<I>;
}

declare function atob(text: string): string;
declare function btoa(binary: string): string;
