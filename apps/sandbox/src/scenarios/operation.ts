/** The operations that `on=` can select for a fault. */
export const OPERATIONS = ['token', 'search', 'export', 'my', 'company', 'license-check'] as const;

export type Operation = (typeof OPERATIONS)[number];
