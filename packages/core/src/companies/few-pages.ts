/** The most pages of a set that is read whole although the server could narrow it. */
export const FEW_PAGES = 5;

// One page of the default size: what is not read is what makes a list of some hundreds quick.
const FEW_COMPANIES = 10_000;

/**
 * Whether a set is so small that it is read whole, and no server filter is trusted: it fits on a page, or fills few
 * pages and is no larger than a page usually is.
 *
 * @param rowsPerPage What the server gives per page.
 */
export function isSmall(totalRecords: number, rowsPerPage: number): boolean {
  return totalRecords <= Math.max(rowsPerPage, Math.min(FEW_PAGES * rowsPerPage, FEW_COMPANIES));
}
