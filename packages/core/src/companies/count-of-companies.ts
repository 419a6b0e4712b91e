/** A number of companies, in words. */
export function countOfCompanies(count: number): string {
  return `${count} ${count === 1 ? 'company' : 'companies'}`;
}
