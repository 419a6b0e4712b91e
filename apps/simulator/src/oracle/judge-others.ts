import type { CompanyDetails, CredentialCheck } from '@keepnet-workflows/core';
import { OWN_COMPANY } from '../server/tokens';
import { startDay } from '../world/company';
import { monthIndex, usersIn } from '../world/months';
import { isoOf } from './civil-day';
import { realRenewal } from './expected-row';
import { EXACT, type Hindsight, type Verdict, wrong } from './verdict';

/** One company must be as it was at one moment, and so must its Monthly Users. */
export function judgeCompany(details: CompanyDetails, { operation, versions }: Hindsight<'company'>): Verdict {
  const { monthlyUsers, usageMonth, ...shown } = details;
  const { month } = operation.options;
  if (usageMonth !== month) return wrong(`the month ${usageMonth} instead of ${month}`);
  const moments = versions.flatMap(({ companies }) => companies.filter(({ id }) => id === operation.id));
  const counts = moments.map((company) => (month === undefined ? undefined : usersIn(company, monthIndex(month))));
  if (!counts.includes(monthlyUsers))
    return wrong(`the Monthly Users ${monthlyUsers} instead of ${counts.join(' or ')}`);
  for (const company of moments) {
    const expected: CompanyDetails = {
      companyId: company.id,
      companyName: company.name,
      industryName: company.industry,
      licenseTypeName: company.licenseType,
      licenseLimit: company.limited ? company.limit : null,
      targetUsers: company.target,
      licenseStartDate: isoOf({ day: startDay(company) }),
      renewalDate: isoOf(realRenewal(company)),
      status: 'Active',
      country: 'Utopia',
      timeZone: 'UTC',
      tags: company.tags ?? [],
      // Texts of the sandbox, the same for everybody.
      modules: ['Phishing Simulator', 'Awareness Educator'],
    };
    if (JSON.stringify(expected) === JSON.stringify(shown)) return EXACT;
  }
  return wrong(`a company that never was: ${JSON.stringify(details)}`);
}

export function judgeCredentials(check: CredentialCheck, { schedule }: Hindsight<'credentials'>): Verdict {
  const { role } = schedule.server.credential;
  const expected = { companyName: OWN_COMPANY, role, isReseller: role !== 'Company Admin' };
  const given = JSON.stringify(check);
  // A search that failed because of a fault proves nothing: then the answer is no.
  const isModest = JSON.stringify({ ...expected, isReseller: false }) === given && schedule.faults.rate > 0;
  return given === JSON.stringify(expected) || isModest ? EXACT : wrong(`the credential check ${given}`);
}
