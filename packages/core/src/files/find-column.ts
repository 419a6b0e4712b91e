import { KeepnetResponseError } from '../errors/keepnet-response-error';

/** The positions in `header` of the columns with this name, told apart by letters alone: not by case or spacing. */
export function columnPositions(header: readonly string[], name: string): number[] {
  const wanted = normalize(name);
  return header.flatMap((title, index) => (normalize(title) === wanted ? [index] : []));
}

/** The position of the one column with this name. Throws KeepnetResponseError when there is none, or several. */
export function findColumn(header: readonly string[], name: string): number {
  const [position, ...others] = columnPositions(header, name);
  if (position === undefined) {
    throw new KeepnetResponseError(
      `The exported file has no column "${name}", so its total cannot be told. Without Strict and with the search as ` +
        'the source, no file is read.',
    );
  }
  if (others.length > 0) {
    throw new KeepnetResponseError(`The CSV file has the column "${name}" ${others.length + 1} times.`);
  }
  return position;
}

function normalize(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase();
}
