import type { Company } from '../../../core';

/** A company with a Date Created, as milliseconds since the epoch. */
export interface DatedCompany {
  readonly company: Company;
  readonly createdMs: number;
}

// So many steps down, and none up, do not happen by chance on a server that ignores the order asked for. Rows of one
// import share their creation time and prove nothing, however many they are.
const STEPS_THAT_PROVE_ORDER = 20;

/**
 * Reads companies, which were asked for newest first, until all that come are older than `horizon`. A server that
 * gives them in another order is read to the end.
 *
 * @param horizon The oldest creation that is wanted, given the newest that came.
 * @returns The companies that came, older ones among them. Those without a Date Created are left out.
 */
export async function readNewest(
  companies: AsyncIterable<Company>,
  horizon: (newestMs: number) => number,
): Promise<DatedCompany[]> {
  const read: DatedCompany[] = [];
  let newest = -Infinity;
  let previous = Infinity;
  let inOrder = true;
  let stepsDown = 0;
  for await (const company of companies) {
    if (company.createdAt === null) continue;
    const createdMs = Date.parse(company.createdAt);
    inOrder &&= createdMs <= previous;
    if (createdMs < previous && read.length > 0) stepsDown++;
    previous = createdMs;
    newest = Math.max(newest, createdMs);
    read.push({ company, createdMs });
    if (inOrder && stepsDown >= STEPS_THAT_PROVE_ORDER && createdMs < horizon(newest)) break;
  }
  return read;
}
