/** One row of the company search, as the API sends it. */
export interface WireCompany {
  companyResourceId: string;
  companyName: string | null;
  resellerName: string | null;
  industryName: string | null;
  industryResourceId: string | null;
  licenseTypeName: string | null;
  licenseTypeResourceId: string | null;
  isNumberOfUsersLimited: boolean;
  /** License Limit: digits in a string. */
  numberOfUsers: string | null;
  privacyDurationId: number;
  licenceExpired: boolean;
  licenseEndDate: string | null;
  createTime: string | null;
  targetUserCount: number;
  inactiveTargetUserCount: number;
  deletedTargetUserCount: number;
  monthlyActiveUserCount: number;
  tags: string[] | null;
  children: WireCompany[] | null;
}

let built = 0;

/** A company within its limit, licensed until mid-2027. Each one has an id, a name and a creation time of its own. */
export function wireCompany(overrides: Partial<WireCompany> = {}): WireCompany {
  built += 1;
  const number = String(built).padStart(6, '0');
  return {
    companyResourceId: `company-${number}`,
    companyName: `Company ${number}`,
    resellerName: 'North Reseller',
    industryName: 'Finance',
    industryResourceId: 'industry-finance',
    licenseTypeName: 'Enterprise',
    licenseTypeResourceId: 'license-enterprise',
    isNumberOfUsersLimited: true,
    numberOfUsers: '100',
    privacyDurationId: 1,
    licenceExpired: false,
    licenseEndDate: '2027-06-30T00:00:00',
    createTime: new Date(Date.UTC(2025, 0, 1) + built * 60_000).toISOString(),
    targetUserCount: 50,
    inactiveTargetUserCount: 0,
    deletedTargetUserCount: 0,
    monthlyActiveUserCount: 40,
    tags: null,
    children: null,
    ...overrides,
  };
}

export interface SearchPageOptions {
  /** Default 1. */
  readonly pageNumber?: number;
  /** Default the number of rows, at least 1. */
  readonly pageSize?: number;
  /** Records on all pages. Default the number of rows. */
  readonly total?: number;
  /** Companies over their limit, on all pages. Default 0. */
  readonly limitExceeded?: number;
}

/** The answer of the company search around one page of rows, ready for `json(200, …)`. */
export function searchPage(rows: readonly unknown[] | null, options: SearchPageOptions = {}) {
  const { pageNumber = 1, pageSize = Math.max(1, rows?.length ?? 0), total = rows?.length ?? 0 } = options;
  return {
    data: {
      pageNumber,
      pageSize,
      totalNumberOfPages: Math.ceil(total / pageSize),
      totalNumberOfRecords: total,
      limitExceededCompanyCount: options.limitExceeded ?? 0,
      results: rows,
    },
    status: 'SUCCESS',
    message: null as string | null,
    validationMessages: [] as string[],
  };
}
