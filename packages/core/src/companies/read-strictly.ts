import type { Company } from './company';
import { companyReader } from './company-reader';
import { BY_CREATION } from './company-search';
import { readUntilAgreed } from './read-until-agreed';
import { collect, readWhole, type WholeReading } from './read-whole';
import type { Reading } from './reading';

/** Which companies belong to a list, and by what. */
export interface Membership {
  readonly belongs: (company: Company) => boolean;
  /** The values by which a company belongs. */
  readonly decidedBy: (company: Company) => readonly unknown[];
}

/**
 * Reads all companies until two passes found the same ones, and the same among them that belong. One page is one
 * snapshot and is read once.
 *
 * @throws KeepnetConsistencyError when no two passes agree.
 */
export async function readStrictly(
  reading: Reading,
  { belongs, decidedBy }: Membership,
): Promise<WholeReading<Company[]>> {
  const toRow = companyReader(reading.context);
  const readPass = async () => {
    const whole = await readWhole(reading, BY_CREATION, toRow, () => collect(belongs));
    const belonging = whole.result.map((company) => JSON.stringify([company.companyId, ...decidedBy(company)]));
    const seen = [...[...whole.tally.ids].sort(), '', ...belonging.sort()].join('\n');
    return { ...whole, proven: whole.tally.pages === 1, seen };
  };
  return readUntilAgreed(reading, readPass, 'two readings listed other companies, or other values that decide');
}
