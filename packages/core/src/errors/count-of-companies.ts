import { showCount } from './show-count';

/** A number of companies, in words. */
export function countOfCompanies(count: number): string {
  return `${showCount(count)} ${count === 1 ? 'company' : 'companies'}`;
}
