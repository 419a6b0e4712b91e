import type { WorldCompany } from '../world/company';
import type { Abilities } from './abilities';
import { writeDate } from './write-date';

/** A company as the search lists it. */
export function writeRow(company: WorldCompany, users: number | null, abilities: Abilities): Record<string, unknown> {
  const { idField, dates, olderRows, extraFields } = abilities;
  return {
    ...(idField !== 'resourceId' && { companyResourceId: company.id }),
    ...(idField !== 'companyResourceId' && { resourceId: company.id }),
    companyName: company.name,
    resellerName: company.reseller,
    resellerResourceId: null,
    industryName: company.industry,
    licenseTypeName: company.licenseType,
    isNumberOfUsersLimited: company.limited,
    numberOfUsers: writeLimit(company, abilities),
    targetUserCount: company.target,
    ...(!olderRows && { inactiveTargetUserCount: company.inactive, deletedTargetUserCount: company.deleted }),
    monthlyActiveUserCount: users,
    licenseEndDate: writeDate(company.renewal, dates),
    licenceExpired: company.expired,
    createTime: writeDate(company.created, dates),
    tags: company.tags,
    ...(extraFields && { privacyDurationId: 3, __proto: 'x', nested: { a: [1, null] } }),
  };
}

/** A company as its own address shows it, where names differ. */
export function writeDetails(company: WorldCompany, abilities: Abilities): Record<string, unknown> {
  return {
    resourceId: company.id,
    name: company.name,
    industryName: company.industry,
    licenseTypeName: company.licenseType,
    isNumberOfUsersLimited: company.limited,
    numberOfUsers: company.limited ? company.limit : 9999,
    targetUserCount: company.target,
    licenseStartDate: writeDate(company.created, abilities.dates),
    licenseEndDate: writeDate(company.renewal, abilities.dates),
    statusName: 'Active',
    countryName: null,
    timeZoneId: 'UTC',
    tags: company.tags,
  };
}

function writeLimit({ limited, limit }: WorldCompany, { limitAsNumber, unlimitedAs }: Abilities): unknown {
  if (!limited) return unlimitedAs;
  return limitAsNumber ? limit : String(limit);
}
