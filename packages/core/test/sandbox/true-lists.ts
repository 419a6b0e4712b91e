import { TODAY, type TrueCompany } from './true-companies';

const DAY_MS = 86_400_000;

/** How many days ahead renewals are asked for. */
export const DAYS = 30;

/** Days from today to the renewal date; negative when it has passed, null when there is none. */
function daysLeft({ renewalDay }: TrueCompany): number | null {
  return renewalDay === null ? null : (Date.parse(renewalDay) - Date.parse(TODAY)) / DAY_MS;
}

type Listed = TrueCompany & Readonly<Record<string, unknown>>;

/** The companies of each list with the numbers that it adds, found out without the core. */
export const TRUE_LISTS = {
  all: (companies: readonly TrueCompany[]): Listed[] => companies.map((company) => ({ ...company })),
  overLimit: (companies: readonly TrueCompany[]): Listed[] =>
    companies.flatMap((company) => {
      const { licenseLimit: limit, targetUsers } = company;
      if (limit === null || targetUsers <= limit) return [];
      const utilizationPercent = limit === 0 ? null : Math.round((targetUsers / limit) * 1000) / 10;
      return [{ ...company, excessUsers: targetUsers - limit, utilizationPercent }];
    }),
  expired: (companies: readonly TrueCompany[]): Listed[] =>
    companies.flatMap((company) => {
      const left = daysLeft(company);
      return left !== null && left < 0 ? [{ ...company, daysExpired: -left }] : [];
    }),
  renewals: (companies: readonly TrueCompany[]): Listed[] =>
    companies.flatMap((company) => {
      const left = daysLeft(company);
      return left !== null && left >= 0 && left <= DAYS ? [{ ...company, daysUntilRenewal: left }] : [];
    }),
};
