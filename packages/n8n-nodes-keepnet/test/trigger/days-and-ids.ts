/** The day this many days from now, in UTC. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const idsOf = (rows: readonly { companyId?: unknown }[] | null): unknown[] =>
  (rows ?? []).map(({ companyId }) => companyId);
