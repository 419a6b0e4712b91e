import type { Company } from '../companies/company';
import { byCodeUnit } from './by-code-unit';

type Renewing = Company & { readonly renewalDate: string };

/** Orders companies by renewal date, the earliest first, ties by company ID. */
export function byRenewalDate(a: Renewing, b: Renewing): number {
  return Date.parse(a.renewalDate) - Date.parse(b.renewalDate) || byCodeUnit(a.companyId, b.companyId);
}
