export const companyIds = (rows: readonly { company_id: string }[]): string[] =>
  rows.map((row) => row.company_id).sort();

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** What Zapier makes of a poll: the rows whose id it has not seen yet. */
export const freshIn = (rows: readonly { id: string }[], seen: readonly { id: string }[]): string[] =>
  ids(rows).filter((id) => !ids(seen).includes(id));

/** Whether dates come newest first, those without one last. */
export function falling(values: readonly (string | null)[]): boolean {
  const instants = values.map((value) => (value === null ? -Infinity : Date.parse(value)));
  return instants.every((instant, index) => index === 0 || instant <= (instants[index - 1] ?? Infinity));
}
