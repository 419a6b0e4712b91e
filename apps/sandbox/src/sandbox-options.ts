import * as z from 'zod';
import { SandboxInputError } from './sandbox-input-error';
import { FIRST_MONTH, isDay } from './world/calendar';

/** The options of a sandbox; all have defaults. */
export interface SandboxOptions {
  /** Companies of the reseller `sandbox`. Default 2500. */
  readonly companies?: number;
  /** Default 1. The same seed and day give the same rows. */
  readonly seed?: number;
  /** The test clock, `YYYY-MM-DD`, not before 2025-12-01. Default 2026-11-20. */
  readonly today?: string;
  /** Milliseconds before every answer. Default 0. */
  readonly latencyMs?: number;
  /** The largest page that the search serves. Default 1000. */
  readonly pageCap?: number;
  /** Scenario names, joined by comma. Default `none`. */
  readonly scenario?: string;
  /** Write a line of JSON per request to the standard output. Default false. */
  readonly log?: boolean;
}

export type CompleteOptions = Required<SandboxOptions>;

/** A day of the test clock: real, and not before the first month that has numbers. */
export const todaySchema = z
  .string()
  .refine(
    (text) => isDay(text) && text >= `${FIRST_MONTH}-01`,
    `must be a day like 2026-11-20, not before ${FIRST_MONTH}-01`,
  );

const optionsSchema = z.strictObject({
  companies: z.int('must be a whole number').min(0).max(1_000_000).default(2500),
  seed: z.int('must be a whole number').min(0).default(1),
  today: todaySchema.default('2026-11-20'),
  latencyMs: z.number('must be a number').min(0).max(600_000).default(0),
  pageCap: z.int('must be a whole number').min(1).default(1000),
  scenario: z.string().default('none'),
  log: z.boolean().default(false),
});

/** @throws SandboxInputError naming the option that is wrong. */
export function completeOptions(options: SandboxOptions): CompleteOptions {
  const result = optionsSchema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SandboxInputError(`Option ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}.`);
}
