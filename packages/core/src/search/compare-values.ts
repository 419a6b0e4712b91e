import { isCalendarDay } from '../dates/calendar-day';
import { KeepnetConfigurationError } from '../errors/keepnet-configuration-error';
import { foldCase } from '../texts/fold-case';
import type { Company } from './company';

/** How a filter compares; `include` takes a list of values, `contains` part of a text. Letter case is ignored. */
export type FilterOperator = '=' | '!=' | '>' | '>=' | '<' | '<=' | 'contains' | 'include';

/** What a filter compares with; a list for `include`. */
export type FilterValue = string | number | boolean | null | readonly string[];

export const FILTER_OPERATORS: readonly FilterOperator[] = ['=', '!=', '>', '>=', '<', '<=', 'contains', 'include'];

const NUMBERS = ['licenseLimit', 'targetUsers', 'inactiveUsers', 'deletedUsers', 'monthlyUsers'];
const DATES = ['renewalDate', 'createdAt'];

/** How many characters a text may have. No name is longer; a text of megabytes is a mistake in a workflow. */
export const LONGEST_TEXT = 1000;

type Test = (actual: Company[keyof Company]) => boolean;

/**
 * A test of one field. A company without a value passes only `!=` and `= null`. Of several tags, one must pass, or all
 * for `!=`. `<`, `>` and similar operators compare only numbers and dates.
 *
 * @throws KeepnetConfigurationError if the field cannot be compared with the value.
 */
export function compareValues(field: keyof Company, operator: FilterOperator, value: FilterValue): Test {
  checkValue(field, operator, value);
  if (operator === '!=') {
    const equal = compareValues(field, '=', value);
    return (actual) => !equal(actual);
  }
  if (value === null) {
    if (operator !== '=') throw unusable(field, 'a value');
    return (actual) => actual === null || (Array.isArray(actual) && actual.length === 0);
  }
  if (operator === 'include') {
    const choices = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [String(value)];
    const tests = choices.map((choice: string) => compareValues(field, '=', choice.trim()));
    return (actual) => tests.some((test) => test(actual));
  }
  const test = testOf(field, operator, value);
  return (actual) => (Array.isArray(actual) ? actual.some(test) : actual !== null && test(actual as string));
}

/** Values also come from JavaScript and from forms, where no compiler has checked them. */
function checkValue(field: keyof Company, operator: FilterOperator, value: unknown): void {
  // Each choice of a list is checked separately.
  if (typeof value === 'string' && value.length > LONGEST_TEXT && operator !== 'include')
    throw unusable(field, `texts of ${LONGEST_TEXT} characters at most`);
  if (operator === 'include' && Array.isArray(value) && value.every((choice) => typeof choice === 'string')) return;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (Number.isFinite(value)) return;
  throw unusable(field, operator === 'include' ? 'a list of texts' : 'a text, a number, true, false or null');
}

type Scalar = string | number | boolean;

function testOf(field: keyof Company, operator: FilterOperator, value: FilterValue): (actual: Scalar) => boolean {
  if (field === 'licenseExpired') {
    const wanted = String(value).toLowerCase();
    if (operator !== '=' || !['true', 'false'].includes(wanted))
      throw unusable(field, 'to be (un)equal to true or false');
    return (actual) => String(actual) === wanted;
  }
  if (operator === 'contains') {
    const part = foldCase(String(value));
    return (actual) => foldCase(String(actual)).includes(part);
  }
  if (NUMBERS.includes(field)) {
    const isNumeric = typeof value !== 'boolean' && String(value).trim() !== '';
    const number = isNumeric ? Number(value) : Number.NaN;
    if (!Number.isFinite(number)) throw unusable(field, 'a number');
    return (actual) => holds(Number(actual), operator, number);
  }
  if (DATES.includes(field)) return dateTest(field, operator, String(value));
  if (operator !== '=') throw unusable(field, 'one of the operators =, !=, contains and include');
  const text = foldCase(String(value));
  return (actual) => foldCase(String(actual)) === text;
}

function dateTest(field: string, operator: FilterOperator, value: string): (actual: Scalar) => boolean {
  if (isCalendarDay(value)) return (actual) => holds(String(actual).slice(0, 10), operator, value);
  // Date.parse would read a time without offset in the time zone of this machine.
  const instant = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value}Z`);
  if (Number.isNaN(instant) || !/^\d{4}-\d{2}-\d{2}T/.test(value)) throw unusable(field, 'a date such as 2026-11-20');
  return (actual) => holds(Date.parse(String(actual)), operator, instant);
}

function holds<T extends string | number>(actual: T, operator: FilterOperator, value: T): boolean {
  switch (operator) {
    case '>':
      return actual > value;
    case '>=':
      return actual >= value;
    case '<':
      return actual < value;
    case '<=':
      return actual <= value;
    default:
      return actual === value;
  }
}

function unusable(field: string, needed: string): KeepnetConfigurationError {
  return new KeepnetConfigurationError(`The filter on ${field} needs ${needed}.`);
}
