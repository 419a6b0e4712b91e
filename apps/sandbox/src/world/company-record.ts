/** A company as a server lists it: the truth behind every row, whatever shape a scenario gives to the answer. */
export interface ListedCompany {
  /** The internal id: rows that compare as equal are ordered by it. */
  readonly sequence: number;
  readonly companyId: string;
  companyName: string | null;
  resellerName: string | null;
  industry: NamedResource | null;
  licenseType: NamedResource | null;
  isLimited: boolean;
  /** The text of the License Limit column: digits when limited, anything at all when not. */
  numberOfUsers: string | null;
  targetUsers: number;
  inactiveUsers: number;
  deletedUsers: number;
  /** Monthly Users per month since 2025-12; months past the end repeat the last one. */
  monthlyUsers: number[];
  licenseStartDay: string;
  /** `YYYY-MM-DD`, or null for a license without an end. */
  renewalDay: string | null;
  /** `HH:mm:ss` in UTC if the renewal is an instant; null if it is a calendar day. */
  renewalTime: string | null;
  /** The time that scenario `renewal-with-time` adds. */
  spareRenewalTime: string;
  /** `YYYY-MM-DDTHH:mm:ss` in UTC. */
  createTime: string | null;
  /** The server's own verdict, where it is not that of the renewal day. */
  licenceExpired?: boolean;
  tags: string[] | null;
  /** 0: the customer denies the reseller access. */
  privacyDurationId: number;
  country: Country;
}

/** A company of the sandbox, which has a name and was created at some time. */
export interface CompanyRecord extends ListedCompany {
  companyName: string;
  createTime: string;
}

export interface NamedResource {
  readonly id: string;
  readonly name: string;
}

export interface Country {
  readonly name: string;
  readonly code: string;
  readonly timeZone: string;
}
