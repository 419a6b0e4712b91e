import type { Month } from '../dates/month';

/** One customer, in the words of the Keepnet console. Source: the company search. */
export interface Company {
  readonly companyId: string;
  readonly companyName: string | null;
  readonly resellerName: string | null;
  readonly industryName: string | null;
  readonly licenseTypeName: string | null;
  /** License Limit, in users; null when the company is unlimited. */
  readonly licenseLimit: number | null;
  /** Target Users (active). */
  readonly targetUsers: number;
  /** Inactive Users; null if the server does not send it (older servers). */
  readonly inactiveUsers: number | null;
  /** Deleted Users; null if the server does not send it (older servers). */
  readonly deletedUsers: number | null;
  /** Monthly Users of `usageMonth`. */
  readonly monthlyUsers: number;
  /**
   * The month that Monthly Users counts, `YYYY-MM`: the requested month, otherwise the current one, which is still
   * running.
   */
  readonly usageMonth: Month;
  /**
   * Renewal Date, ISO 8601 in UTC, or null; also null before 1990 and after 2999, which mean "none". A calendar day is
   * written `2026-11-20T00:00:00Z` and has no time zone; everything else is an instant, and an instant at midnight UTC
   * is recognizable by its `.000Z`.
   */
  readonly renewalDate: string | null;
  /** The server's own verdict; null if it gives none. Our lists do not rely on it. */
  readonly licenseExpired: boolean | null;
  /** Date Created, ISO 8601 in UTC, or null. */
  readonly createdAt: string | null;
  readonly tags: readonly string[];
}
