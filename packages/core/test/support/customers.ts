import type { WireCompany } from '../../src/testing';
import { wireCompanies } from '../../src/testing/fake-client';

/** Customers with the IDs `c-0`, `c-1`, … and the names `Name 0`, `Name 1`, …; `more` overrides fields of each. */
export function customers(count: number, more: (index: number) => Partial<WireCompany> = () => ({})): WireCompany[] {
  return wireCompanies(count, (index) => ({
    companyResourceId: `c-${index}`,
    companyName: `Name ${index}`,
    ...more(index),
  }));
}
