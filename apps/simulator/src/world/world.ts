import type { WorldCompany } from './company';
import type { DriftEvent } from './drift';

/** What the world was from a moment on. */
export interface WorldVersion {
  readonly since: number;
  readonly companies: readonly WorldCompany[];
  /** What changed, as it reads in a replay; empty for the beginning. */
  readonly change: string;
  readonly kind: DriftEvent['kind'] | 'beginning';
}

/** Companies and everything that became of them. */
export interface World {
  /** The version at a moment; moments must not go back. */
  at(now: number): WorldVersion;
  /** Every version that was there between two moments, both included. */
  during(from: number, to: number): readonly WorldVersion[];
}

/** @param events Ordered by time. */
export function createWorld(companies: readonly WorldCompany[], startMs: number, events: readonly DriftEvent[]): World {
  const versions: WorldVersion[] = [{ since: startMs, companies, change: '', kind: 'beginning' }];
  let applied = 0;
  const latest = (): WorldVersion => versions[versions.length - 1] as WorldVersion;
  const advance = (now: number): void => {
    for (let event = events[applied]; event && event.at <= now; event = events[++applied]) {
      const { companies: after, change } = event.apply(latest().companies);
      if (change) versions.push({ since: event.at, companies: after, change, kind: event.kind });
    }
  };
  return {
    at(now) {
      advance(now);
      return latest();
    },
    during(from, to) {
      advance(to);
      return versions.filter(({ since }, index) => since <= to && (versions[index + 1]?.since ?? Infinity) > from);
    },
  };
}
