/** Aborts one exchange when its time is up or its caller gives up, and knows which of the two it was. */
export interface ExchangeDeadline {
  readonly signal: AbortSignal;
  readonly expired: boolean;
  /** Starts the time anew. */
  restart(): void;
  /** Stops the time; the caller's signal still counts. */
  pause(): void;
  /** Lets go of the caller's signal too. */
  dispose(): void;
}

export function startExchangeDeadline(timeoutMs: number, caller: AbortSignal | undefined): ExchangeDeadline {
  const controller = new AbortController();
  let expired = false;
  let timer: NodeJS.Timeout | undefined;

  const pause = (): void => clearTimeout(timer);
  const restart = (): void => {
    pause();
    timer = setTimeout(() => {
      expired = true;
      controller.abort();
    }, timeoutMs);
  };
  const onAbort = (): void => {
    pause();
    controller.abort();
  };

  caller?.addEventListener('abort', onAbort, { once: true });
  restart();
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    restart,
    pause,
    dispose() {
      pause();
      caller?.removeEventListener('abort', onAbort);
    },
  };
}
