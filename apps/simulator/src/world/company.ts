/** A calendar day (`YYYY-MM-DD`) of no time zone, or an instant in milliseconds. */
export type WorldDate = { readonly day: string } | { readonly ms: number };

/** One customer as the world knows it; how it is written down is up to the server. Never changed, only replaced. */
export interface WorldCompany {
  readonly id: string;
  /** In the order in which they came to the server. */
  readonly number: number;
  readonly name: string | null;
  readonly reseller: string | null;
  readonly industry: string | null;
  readonly licenseType: string | null;
  readonly limited: boolean;
  readonly limit: number;
  /** What the server writes for a limit where there is none. */
  readonly unlimitedAs: string | null;
  readonly target: number;
  readonly inactive: number;
  readonly deleted: number;
  /** By month, from FIRST_MONTH on. */
  readonly users: readonly number[];
  readonly renewal: WorldDate | null;
  readonly created: WorldDate | null;
  readonly expired: boolean;
  readonly tags: readonly string[] | null;
}

/** A moment of a date, for comparing and sorting. */
export const momentOf = (date: WorldDate): number => ('day' in date ? Date.parse(`${date.day}T00:00:00Z`) : date.ms);

/** The day on which a license began. */
export const startDay = ({ created }: WorldCompany): string =>
  created === null ? '2026-01-01' : new Date(momentOf(created)).toISOString().slice(0, 10);

/** In every text that belongs to a customer: none of it may show in an error. */
export const CUSTOMER_MARK = 'Qx7z';
/** In every company ID. */
export const ID_MARK = 'kzid-';
