import { isExpired, monthlyUsersOf } from '../world/company-facts';
import type { ListedCompany } from '../world/company-record';
import { formatDate, formatDay } from './format-date';
import { renewalInstant, type RowStyle } from './row-style';

/** A row of the search answer (`SearchCompanyDto`). */
export interface SearchRow {
  companyName: string | null;
  companyResourceId: string;
  resellerName: string | null;
  industryName: string | null;
  industryResourceId: string | null;
  licenseTypeName: string | null;
  licenseTypeResourceId: string | null;
  isNumberOfUsersLimited: boolean;
  numberOfUsers: string | null;
  privacyDurationId: number;
  licenceExpired: boolean;
  licenseEndDate: string | null;
  createTime: string | null;
  targetUserCount: number;
  children: SearchRow[] | null;
  tags: readonly string[] | null;
  deletedTargetUserCount: number;
  inactiveTargetUserCount: number;
  monthlyActiveUserCount: number | null;
}

function renewalText(company: ListedCompany, style: RowStyle): string | null {
  const instant = renewalInstant(company, style.renewal);
  if (instant === null) return null;
  const isDay = instant.endsWith('T00:00:00');
  if (isDay && style.renewal === 'without-time') return formatDay(instant.slice(0, 10), style.dateFormat);
  return formatDate(instant, style.dateFormat, isDay);
}

/** The same name for a reader, but a different text for a computer. */
function twinSpelling({ resellerName, sequence }: ListedCompany): string | null {
  const spellings = [
    resellerName,
    resellerName && ` ${resellerName.replaceAll(' ', '  ')} `,
    resellerName?.replaceAll(' ', '\u00a0'),
    resellerName?.toUpperCase(),
  ];
  return spellings[sequence % spellings.length] ?? null;
}

export function toSearchRow(company: ListedCompany, style: RowStyle): SearchRow {
  return {
    companyName: company.companyName,
    companyResourceId: company.companyId,
    resellerName: style.hasTwinResellers ? twinSpelling(company) : company.resellerName,
    industryName: company.industry?.name ?? null,
    industryResourceId: company.industry?.id ?? null,
    licenseTypeName: company.licenseType?.name ?? null,
    licenseTypeResourceId: company.licenseType?.id ?? null,
    isNumberOfUsersLimited: company.isLimited,
    numberOfUsers: company.numberOfUsers,
    privacyDurationId: company.privacyDurationId,
    licenceExpired: isExpired(company, style.today),
    licenseEndDate: renewalText(company, style),
    createTime: company.createTime && formatDate(company.createTime, style.dateFormat),
    targetUserCount: company.targetUsers,
    children: null,
    tags: company.tags,
    deletedTargetUserCount: company.deletedUsers,
    inactiveTargetUserCount: company.inactiveUsers,
    monthlyActiveUserCount: style.hasUsers ? monthlyUsersOf(company, style.month) : null,
  };
}
