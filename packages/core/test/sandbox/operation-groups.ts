/** Operations that ask for a month which is not the current one, and so must prove it. */
export const EARLIER_MONTHS = [
  ...['total 2026-10', 'total 2026-10 strict', 'total 2026-10 standard', 'usage lines'],
  ...['compareMonths', 'file all 2026-10', 'file expired 2026-10'],
  ...['file usage strict', 'search 2026-10', 'getCompany 2026-10'],
];

/** Operations that are an error without a second count. */
export const STRICT_COUNTS = [...['total 2026-11 strict', 'total 2026-10 strict', 'file usage strict']];

const COUNTED_NOW = ['total 2026-11', 'total 2026-11 strict'];

/** Operations that an export contradicts when it is wrong about an earlier month. */
export const COUNTED_EARLIER = [
  ...['total 2026-10', 'total 2026-10 strict', 'usage lines', 'compareMonths'],
  ...['file all 2026-10', 'file usage strict', 'search 2026-10', 'getCompany 2026-10'],
];

/** Operations that an export contradicts when it is wrong. */
export const COUNTED = [...COUNTED_NOW, ...COUNTED_EARLIER];

/** Keepnet's own files, handed on as they come. */
export const KEEPNETS_OWN = ['file all of Keepnet', 'file overLimit 2026-10 of Keepnet'];

/** Operations that read every page of the companies. */
export const SCANS = [
  ...['total 2026-11', 'total 2026-11 strict', 'total 2026-11 standard'],
  ...EARLIER_MONTHS,
  ...['overLimit strict', 'expired strict', 'renewals strict', 'file all'],
  ...['search all'],
];

/** Lists that rely on what the server selects, when it is more than a page. */
export const SELECTED = ['overLimit', 'expired', 'renewals', 'file overLimit', 'file renewals'];

/** Operations that read dates. */
export const WITH_DATES = [
  ...['overLimit', 'overLimit strict', 'expired', 'expired strict', 'renewals', 'renewals strict'],
  ...['usage lines', 'file all', 'file overLimit', 'file renewals'],
  ...['file all 2026-10', 'file expired 2026-10', 'file usage strict'],
  ...['search all', 'search 2026-10', 'search the five newest'],
  ...['getCompany', 'getCompany 2026-10', 'checkCredentials'],
];

/** Operations whose answer may mix two moments when one company goes and another comes: they read once. */
export const READ_ONCE = [
  ...['total 2026-11 standard', 'total 2026-10 standard', 'file all'],
  ...['file expired 2026-10', 'search all'],
];
