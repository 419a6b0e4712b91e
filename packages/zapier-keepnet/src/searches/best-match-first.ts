import { byCodeUnit, type Company, foldCase, tidyName } from '@keepnet-workflows/core';

/**
 * An order by how well a company matches: its ID, the same name, a name that begins with the text, a name that contains
 * it; ties by name, then by Company ID.
 */
export function bestMatchFirst(text: string): (a: Company, b: Company) => number {
  const wanted = foldCase(tidyName(text));
  const nameOf = ({ companyName }: Company): string => foldCase(tidyName(companyName ?? ''));
  const distance = ({ companyId }: Company, name: string): number =>
    companyId === text ? 0 : name === wanted ? 1 : name.startsWith(wanted) ? 2 : 3;
  return (a, b) => {
    const [first, second] = [nameOf(a), nameOf(b)];
    return (
      distance(a, first) - distance(b, second) || byCodeUnit(first, second) || byCodeUnit(a.companyId, b.companyId)
    );
  };
}
