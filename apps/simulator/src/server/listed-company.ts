import type { ListedCompany } from '@keepnet-workflows/sandbox/model';
import { startDay, type WorldCompany } from '../world/company';

const known = new WeakMap<WorldCompany, ListedCompany>();

/** A company of the world as the server's model has it. */
export function listedCompany(company: WorldCompany): ListedCompany {
  const before = known.get(company);
  if (before) return before;
  const { renewal, created, limited } = company;
  const listed: ListedCompany = {
    sequence: company.number,
    companyId: company.id,
    companyName: company.name,
    resellerName: company.reseller,
    industry: resource(company.industry),
    licenseType: resource(company.licenseType),
    isLimited: limited,
    numberOfUsers: limited ? String(company.limit) : company.unlimitedAs,
    targetUsers: company.target,
    inactiveUsers: company.inactive,
    deletedUsers: company.deleted,
    monthlyUsers: [...company.users],
    licenseStartDay: startDay(company),
    renewalDay: renewal && ('day' in renewal ? renewal.day : wall(renewal.ms).slice(0, 10)),
    renewalTime: renewal && !('day' in renewal) ? wall(renewal.ms).slice(11) : null,
    spareRenewalTime: '12:00:00',
    createTime: created && ('day' in created ? `${created.day}T00:00:00` : wall(created.ms)),
    licenceExpired: company.expired,
    tags: company.tags && [...company.tags],
    privacyDurationId: 3,
    country: { name: 'Utopia', code: 'UT', timeZone: 'UTC' },
  };
  known.set(company, listed);
  return listed;
}

const resource = (name: string | null): ListedCompany['industry'] =>
  name === null ? null : { id: `id of ${name}`, name };

const wall = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
