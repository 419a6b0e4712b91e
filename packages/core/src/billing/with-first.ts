/**
 * The row with these fields before its others: tables show the fields of a row as columns, in their order, and what a
 * list is about should not be far to the right.
 */
export function withFirst<Row extends object>(row: Row, names: readonly (keyof Row)[]): Row {
  const first = Object.fromEntries(names.map((name) => [name, row[name]]));
  return { ...first, ...row };
}
