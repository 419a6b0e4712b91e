import type { Prng } from '../random/prng';
import { ID_MARK, type WorldCompany, type WorldDate } from './company';
import { MONTH_COUNT } from './months';
import { textOrNothing, unusualText } from './unusual-text';

const DAY_MS = 86_400_000;

/** What the companies of one world have in common. */
export interface CompanyTraits {
  /** Renewal dates and creation dates lie around it, milliseconds. */
  readonly nowMs: number;
  /** Share of companies without users in a month. */
  readonly zeroShare: number;
  /** A month in which nobody has users: the first day of a month, say. Undefined for none. */
  readonly emptyMonth: number | undefined;
  /** Whether dates have a time of day now and then. */
  readonly timesOfDay: boolean;
  /** Whether many companies were created at the same moment, as an import does. */
  readonly sameMoment: boolean;
}

/** A company of its own; `created` is drawn unless it is given. */
export function createCompany(
  prng: Prng,
  traits: CompanyTraits,
  number: number,
  created: WorldDate | null = drawCreated(prng, traits),
): WorldCompany {
  const limit = prng.weigh({ zero: 1, small: 6, large: 3 });
  const target = prng.chance(0.15) ? 0 : prng.int(1, 60);
  return {
    id: `${ID_MARK}${number}-${prng.int(0, 0xffff).toString(16)}`,
    number,
    name: textOrNothing(prng, 40),
    reseller: textOrNothing(prng, 4),
    industry: textOrNothing(prng, 5),
    licenseType: textOrNothing(prng, 3),
    limited: prng.chance(0.8),
    limit: limit === 'zero' ? 0 : limit === 'small' ? prng.int(1, 50) : prng.int(51, 9999),
    unlimitedAs: prng.pick(['9999', null, '']),
    target,
    inactive: prng.int(0, 5),
    deleted: prng.int(0, 5),
    users: Array.from({ length: MONTH_COUNT }, (_, month) =>
      month === traits.emptyMonth || prng.chance(traits.zeroShare)
        ? 0
        : prng.chance(0.03)
          ? prng.int(999, 1002)
          : prng.int(1, 12),
    ),
    renewal: drawRenewal(prng, traits),
    created,
    expired: prng.chance(0.2),
    tags: drawTags(prng),
  };
}

/** A renewal date around now, mostly a day alone. */
export function drawRenewal(prng: Prng, { nowMs, timesOfDay }: CompanyTraits): WorldDate | null {
  if (prng.chance(0.08)) return null;
  if (prng.chance(0.02)) return { day: prng.pick(['9999-12-31', '0001-01-01', '2028-02-29']) };
  return drawDate(prng, nowMs + prng.int(-60, 60) * DAY_MS, timesOfDay);
}

/** A server knows the moment at which a company was created. */
function drawCreated(prng: Prng, { nowMs, sameMoment }: CompanyTraits): WorldDate | null {
  if (prng.chance(0.03)) return null;
  const around = nowMs - (sameMoment ? prng.int(1, 3) : prng.int(1, 600)) * DAY_MS;
  return sameMoment ? { ms: Math.floor(around / DAY_MS) * DAY_MS + 9 * 60_000 } : drawMoment(prng, around);
}

function drawDate(prng: Prng, around: number, timesOfDay: boolean): WorldDate {
  if (!timesOfDay || prng.chance(0.5)) return { day: new Date(around).toISOString().slice(0, 10) };
  return drawMoment(prng, around);
}

// Never on the full hour: if a server's offset turned it into midnight, it would be a calendar day on the wire.
function drawMoment(prng: Prng, around: number): WorldDate {
  const midnight = Math.floor(around / DAY_MS) * DAY_MS;
  return { ms: midnight + prng.int(0, 23) * 3_600_000 + prng.int(1, 59) * 60_000 };
}

function drawTags(prng: Prng): readonly string[] | null {
  if (prng.chance(0.15)) return null;
  return Array.from({ length: prng.int(0, 3) }, () => (prng.chance(0.05) ? '' : unusualText(prng, 3)));
}
