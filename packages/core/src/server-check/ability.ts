/** What a run needs from a server. */
export const ABILITIES = [
  'token',
  'search',
  'pageSize',
  'month',
  'renewalFilter',
  'overLimitFlag',
  'export',
  'dates',
  'fields',
] as const;

/** The name of something that a run needs from a server. */
export type AbilityName = (typeof ABILITIES)[number];

/**
 * `works`: possibly with a detail that says how. `limited`: works in part, or only with a setting. `ignored`: accepted
 * without effect. `refused`: not accepted. `unknown`: could not be determined.
 */
export type Verdict = 'works' | 'limited' | 'ignored' | 'refused' | 'unknown';

/** A verdict and what it means. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Sentences: what it means for totals, lines, lists and files, and which setting to change. */
  readonly detail: string;
}

/** Whether a server can do one thing that a run needs. */
export interface AbilityCheck extends Judgement {
  readonly ability: AbilityName;
}

export const judgement = (verdict: Verdict, ...sentences: readonly string[]): Judgement => ({
  verdict,
  detail: sentences.filter((sentence) => sentence !== '').join(' '),
});
