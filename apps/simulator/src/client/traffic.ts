import type { FaultKind } from './fault';

/** One request, from the client's side. */
export interface Exchange {
  readonly number: number;
  readonly startedAt: number;
  readonly path: string;
  /** Path and body: equal for a repetition. */
  readonly key: string;
  readonly timeoutMs: number;
  readonly fault: FaultKind | undefined;
  /** When the server answered, and with which world. Undefined when it never did. */
  servedAt: number | undefined;
  /** Whether a part of the answer came after the request's time limit. */
  isLate: boolean;
  endedAt: number | undefined;
  status: number | undefined;
  /** As asked for by the server, in milliseconds of the client's clock from `endedAt`. */
  retryAfterMs: number | undefined;
  note: string;
}

/** All requests of a schedule, and the rules that can be seen to be broken while they are sent. */
export interface Traffic {
  readonly exchanges: readonly Exchange[];
  readonly broken: readonly string[];
  isUnderWay(): boolean;
  begin(exchange: Exchange): void;
  end(exchange: Exchange, atMs: number, note: string): void;
}

export const TOKEN_PATH = '/connect/token';

/** @param refusalOf Tells why no request for this path may start any more, if so. */
export function createTraffic(maxConcurrency: number, refusalOf: (path: string) => string | undefined): Traffic {
  const exchanges: Exchange[] = [];
  const broken: string[] = [];
  let tokens = 0;
  let others = 0;
  return {
    exchanges,
    broken,
    isUnderWay: () => tokens + others > 0,
    begin(exchange) {
      exchanges.push(exchange);
      const reason = refusalOf(exchange.path);
      if (reason) broken.push(`a request started ${reason}`);
      if (exchange.path === TOKEN_PATH) tokens++;
      else others++;
      if (tokens > 1) broken.push(`${tokens} token requests were under way at once`);
      if (others > maxConcurrency) broken.push(`${others} requests were under way, allowed are ${maxConcurrency}`);
    },
    end(exchange, atMs, note) {
      if (exchange.endedAt !== undefined) return;
      if (exchange.path === TOKEN_PATH) tokens--;
      else others--;
      exchange.endedAt = atMs;
      exchange.note = note;
    },
  };
}
