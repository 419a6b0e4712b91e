import { median } from '../../bench/src/median';
import type { Contender } from './bench-plan';
import type { Sample } from './measure-run';
import type { OperationName } from './operations';

/** The runs of one contender for one question. */
export interface SampleSet {
  readonly operation: OperationName;
  readonly companies: number;
  readonly contender: Contender;
  readonly samples: readonly Sample[];
}

/** The medians of a set, each by itself. */
export interface Medians {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly growthMb: number | undefined;
  readonly requests: number;
  readonly tokenRequests: number;
}

const BYTES_PER_MB = 1_000_000;

export function mediansOf({ samples }: SampleSet): Medians {
  const growths = samples.map(({ growthBytes }) => growthBytes).filter((growth) => growth !== undefined);
  return {
    wallMs: median(samples.map(({ wallMs }) => wallMs)),
    cpuMs: median(samples.map(({ cpuMs }) => cpuMs)),
    growthMb: growths.length > 0 ? median(growths) / BYTES_PER_MB : undefined,
    requests: median(samples.map(({ requests }) => requests)),
    tokenRequests: median(samples.map(({ tokenRequests }) => tokenRequests)),
  };
}
