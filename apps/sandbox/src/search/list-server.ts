import type { ListedCompany } from '../world/company-record';

/** The server and its companies at one moment. */
export interface ListServer {
  readonly companies: readonly ListedCompany[];
  /** How many of them are over their limit. */
  readonly overLimitCount: number;
  /** The server's own day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Hours by which its clock is east of UTC. */
  readonly zoneHours: number;
  /** The largest page. */
  readonly pageCap: number;
  /** A different number for every answer. */
  readonly turn: number;
  /** Results of earlier identical queries, as long as the companies are unchanged. */
  selected(question: string, select: () => readonly ListedCompany[]): readonly ListedCompany[];
}
