export type TriggerEvent = 'companyCreated' | 'licenseExpired' | 'licenseLimitExceeded' | 'renewalUpcoming';

/** The trigger's parameters. */
export interface TriggerSettings {
  readonly event: TriggerEvent;
  /** For `renewalUpcoming`: from today to this many days later. */
  readonly days: number;
  /** IANA name; decides what today is. */
  readonly timeZone: string;
}
