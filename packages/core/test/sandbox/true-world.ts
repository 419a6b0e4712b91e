import type { CompanyWorld, Sandbox } from '@keepnet-workflows/sandbox';

import { toldBySandbox, type TrueCompany } from './true-company';

/** The day on which everything here happens. */
export const TODAY = '2026-11-20';
export const THIS_MONTH = '2026-11';
export const EARLIER_MONTH = '2026-10';
export const OLDER_MONTH = '2026-06';

interface Moment {
  readonly world: CompanyWorld;
  readonly version: number;
  readonly scenario: string;
}

/** The truth at one moment. */
export interface TrueWorld {
  readonly moment: Moment;
  /** Every company, with the Monthly Users of a month; by default of the current one. */
  companies(month?: string): readonly TrueCompany[];
  /** Whether the credential is a reseller's. */
  readonly isReseller: boolean;
}

/**
 * Writes down what is true now, for all months that are asked about: the companies may change from now on.
 *
 * @param last What was written down before; given back when nothing has changed since.
 */
export function lookAt(sandbox: Sandbox, scenario: string, last?: TrueWorld): TrueWorld {
  const { world } = sandbox;
  const moment = { world, version: world.version, scenario };
  if (last && isSame(last.moment, moment)) return last;
  // A server that does not tell a count leaves it unknown, which is no number.
  const untold = scenario === 'older-server' ? { inactiveUsers: null, deletedUsers: null } : {};
  const hasTwins = scenario.includes('twin-resellers');
  const months = new Map(
    [THIS_MONTH, EARLIER_MONTH, OLDER_MONTH].map((month) => [
      month,
      sandbox
        .snapshot({ month })
        .map((company) => ({ ...toldBySandbox(company, month), ...untold }))
        .map((company, index) =>
          hasTwins ? { ...company, resellerName: twinOf(company.resellerName, index) } : company,
        ),
    ]),
  );
  return {
    moment,
    companies(month = THIS_MONTH) {
      const companies = months.get(month);
      if (companies === undefined) throw new Error(`Nothing was written down about ${month}.`);
      return companies;
    },
    isReseller: scenario !== 'not-a-reseller',
  };
}

/** As scenario `twin-resellers` spells it; a computer tells the names apart. */
function twinOf(resellerName: string | null, index: number): string | null {
  if (resellerName === null) return null;
  const [blanks, noBreak] = [resellerName.replaceAll(' ', '  '), resellerName.replaceAll(' ', '\u00a0')];
  return [` ${blanks} `, noBreak, resellerName.toUpperCase(), resellerName][index % 4] ?? null;
}

function isSame(a: Moment, b: Moment): boolean {
  return a.world === b.world && a.version === b.version && a.scenario === b.scenario;
}
