/** Operations that ask for a month which is not the current one, and so must prove it. */
export const EARLIER_MONTHS = [
  ...['total 2026-10', 'total 2026-10 strict', 'total 2026-10 standard', 'usage lines', 'usage lines strict'],
  ...['compareMonths', 'compareMonths standard', 'file all csv 2026-10', 'file expired csv 2026-10'],
  ...['file usage csv strict', 'search 2026-10', 'getCompany 2026-10'],
];

/** Operations that are an error without a second count. */
export const STRICT_COUNTS = [
  ...['total 2026-11 strict', 'total 2026-10 strict', 'usage lines strict', 'file usage csv strict'],
];

const COUNTED_NOW = ['total 2026-11', 'total 2026-11 strict'];

/** Operations that an export contradicts when it is wrong about an earlier month. */
export const COUNTED_EARLIER = [
  ...['total 2026-10', 'total 2026-10 strict', 'usage lines', 'usage lines strict', 'compareMonths'],
  ...['file all csv 2026-10', 'file usage csv strict', 'search 2026-10', 'getCompany 2026-10'],
];

/** Operations that an export contradicts when it is wrong. */
export const COUNTED = [...COUNTED_NOW, ...COUNTED_EARLIER];

/** Keepnet's own files, handed on as they come. */
export const KEEPNETS_OWN = ['file all csv of Keepnet', 'file overLimit csv 2026-10 of Keepnet'];

/** Operations that read every page of the companies. */
export const SCANS = [
  ...['total 2026-11', 'total 2026-11 strict', 'total 2026-11 standard'],
  ...EARLIER_MONTHS,
  ...['overLimit strict', 'expired strict', 'renewals strict', 'file all csv'],
  ...['search all', 'search with a filter', 'search the five largest'],
];

/** Lists that rely on what the server selects, when it is more than a page. */
export const SELECTED = ['overLimit', 'expired', 'renewals', 'file overLimit csv', 'file renewals excel'];

/** Operations that read dates. */
export const WITH_DATES = [
  ...['overLimit', 'overLimit strict', 'expired', 'expired strict', 'renewals', 'renewals strict'],
  ...['usage lines', 'usage lines strict', 'file all csv', 'file overLimit csv', 'file renewals excel'],
  ...['file all csv 2026-10', 'file expired csv 2026-10', 'file usage csv strict'],
  ...['search all', 'search with a filter', 'search the five largest', 'search 2026-10', 'search the five newest'],
  ...['getCompany', 'getCompany 2026-10', 'checkCredentials'],
];

/** Operations whose answer may mix two moments when one company goes and another comes: they read once. */
export const READ_ONCE = [
  ...['total 2026-11 standard', 'total 2026-10 standard', 'compareMonths standard', 'file all csv'],
  ...['file expired csv 2026-10', 'search all', 'search with a filter', 'search the five largest'],
];
