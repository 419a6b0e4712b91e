import type { Company } from './company';
import { readCompany, type RowSettings } from './company-schema';
import type { WireRow } from './wire-row';

/** Reads rows as `readCompany` does, with the settings of one client. */
export function companyReader(settings: RowSettings): (row: WireRow) => Company {
  return (row) => readCompany(row, settings);
}
