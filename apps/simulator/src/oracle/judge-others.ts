import type { CompanyDetails, CredentialCheck } from '@keepnet-workflows/core';
import { OWN_COMPANY } from '../server/tokens';
import { isoOf } from './civil-day';
import { EXACT, type Hindsight, type Verdict, wrong } from './verdict';

/** One company must be as it was at one moment. */
export function judgeCompany(details: CompanyDetails, { operation, versions }: Hindsight<'company'>): Verdict {
  const given = JSON.stringify(details);
  for (const { companies } of versions) {
    const company = companies.find(({ id }) => id === operation.id);
    if (!company) continue;
    const expected: CompanyDetails = {
      companyId: company.id,
      companyName: company.name,
      industryName: company.industry,
      licenseTypeName: company.licenseType,
      licenseLimit: company.limited ? company.limit : null,
      targetUsers: company.target,
      licenseStartDate: isoOf(company.created),
      renewalDate: isoOf(company.renewal),
      status: 'Active',
      country: null,
      timeZone: 'UTC',
      tags: company.tags ?? [],
    };
    if (JSON.stringify(expected) === given) return EXACT;
  }
  return wrong(`a company that never was: ${given}`);
}

export function judgeCredentials(check: CredentialCheck, { schedule }: Hindsight<'credentials'>): Verdict {
  const { role } = schedule.abilities;
  const expected = { companyName: OWN_COMPANY, role, isReseller: role !== 'Company Admin' };
  const given = JSON.stringify(check);
  // A search that a fault refused proves nothing, and then the answer is no.
  const isModest = JSON.stringify({ ...expected, isReseller: false }) === given && schedule.faults.rate > 0;
  return given === JSON.stringify(expected) || isModest ? EXACT : wrong(`the credential check ${given}`);
}
