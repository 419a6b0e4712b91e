import type { ListedCompany } from '../world/company-record';
import { formatDate } from './format-date';
import { renewalInstant, type RowStyle } from './row-style';

/** The answer for one company (`CompanyDto`): different names from a search row, and License Limit as a number. */
export function toCompanyDetails(company: ListedCompany, style: RowStyle) {
  const renewal = renewalInstant(company, style.renewal);
  return {
    resourceId: company.companyId,
    name: company.companyName,
    description: null,
    industryResourceId: company.industry?.id ?? null,
    industryName: company.industry?.name ?? null,
    countryResourceId: `cOuntry${company.country.code}`,
    countryName: company.country.name,
    countryCode: company.country.code,
    address: null,
    websiteUrl: null,
    logoUrl: null,
    licenseTypeResourceId: company.licenseType?.id ?? null,
    licenseTypeName: company.licenseType?.name ?? null,
    licensePeriodTypeResourceId: 'pEriodYearly',
    licensePeriodTypeName: 'Yearly',
    licenseStartDate: formatDate(`${company.licenseStartDay}T00:00:00`, style.dateFormat, true),
    licenseEndDate: renewal === null ? null : formatDate(renewal, style.dateFormat, renewal.endsWith('T00:00:00')),
    isNumberOfUsersLimited: company.isLimited,
    numberOfUsers: company.isLimited ? Number(company.numberOfUsers) : null,
    companyGroups: [],
    parentId: null,
    baseManHourCost: 0,
    baseManHour: 0,
    statusId: 1,
    statusName: 'Active',
    licenseModules: ['Phishing Simulator', 'Awareness Educator'],
    targetUserCount: company.targetUsers,
    timeZoneId: company.country.timeZone,
    callBackNumberBookingCount: null,
    dateFormat: 'dd/MM/yyyy',
    timeFormat: '24h',
    tags: company.tags,
    hasAgenticAILicense: false,
  };
}
