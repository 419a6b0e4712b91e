/** The operations that a fault can be aimed at with `on=`. */
export const OPERATIONS = ['token', 'search', 'export', 'my', 'company', 'license-check'] as const;

export type Operation = (typeof OPERATIONS)[number];
