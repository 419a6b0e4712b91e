import type { Company } from './company';
import type { FilterOperator, FilterValue } from './compare-values';

/** One condition on a company. All conditions of a search must hold. */
export interface CompanyFilter {
  readonly field: keyof Company;
  readonly operator: FilterOperator;
  /**
   * Texts are compared without regard to case. A date is ISO: a day (`2026-11-20`) is compared by calendar day in UTC,
   * anything longer as an instant, in UTC when it has no offset. `include` takes a list of texts, or one text with
   * commas. Null: no value.
   */
  readonly value: FilterValue;
}
