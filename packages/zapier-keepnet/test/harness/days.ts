/** The day this many days from now, in UTC. */
export const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const thisMonth = (): string => dayFromNow(0).slice(0, 7);

/** The month before this one, `YYYY-MM`. */
export function lastMonth(): string {
  const day = new Date();
  day.setUTCDate(0);
  return day.toISOString().slice(0, 7);
}
