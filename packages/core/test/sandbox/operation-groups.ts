/** Operations that read more pages than one, of companies that come in no other order than that of creation. */
export const SCANS = [
  ...['total 2026-11', 'total 2026-11 strict', 'total 2026-11 by reseller'],
  ...['total 2026-10', 'total 2026-10 strict', 'total 2026-10 from the export', 'total 2026-10 by reseller'],
  ...['compareMonths', 'overLimit strict', 'expired strict', 'renewals strict'],
  ...['file all csv 2026-10', 'file overLimit csv 2026-10', 'file expired csv 2026-10', 'file renewals csv 2026-10'],
  ...['file all excel 2026-10', 'file overLimit excel 2026-10', 'search all', 'search 2026-10'],
];

/** Operations that ask for a month which is not the current one. */
export const EARLIER_MONTHS = [
  ...['total 2026-10', 'total 2026-10 strict', 'total 2026-10 from the export', 'total 2026-10 by reseller'],
  ...['compareMonths', 'file all csv 2026-10', 'file overLimit csv 2026-10', 'file expired csv 2026-10'],
  ...['file renewals csv 2026-10', 'file all excel 2026-10', 'file overLimit excel 2026-10', 'search 2026-10'],
];

/** Totals that nothing can be said about without the exported file. */
export const EXPORT_TOTALS = [
  ...['total 2026-11 strict', 'total 2026-11 from the export'],
  ...['total 2026-10 strict', 'total 2026-10 from the export'],
];

/** Operations that read dates. */
export const WITH_DATES = [
  ...['overLimit', 'overLimit strict', 'expired', 'expired strict', 'renewals', 'renewals strict'],
  ...['file overLimit csv', 'file expired csv', 'file renewals csv', 'file overLimit excel'],
  ...['file overLimit csv 2026-10', 'file expired csv 2026-10', 'file renewals csv 2026-10'],
  ...['file overLimit excel 2026-10', 'search all', 'search with a filter', 'search the five largest'],
  ...['search 2026-10', 'getCompany'],
];

/** Operations whose answer may mix two moments when one company goes and another comes: they read once. */
export const READ_ONCE = ['search all', 'search 2026-10'];
