import { byCodeUnit, type Company, foldCase } from '@keepnet-workflows/core';

/** An order by how well a name matches: the same, beginning with it, holding it; ties by name, then by Company ID. */
export function bestMatchFirst(text: string): (a: Company, b: Company) => number {
  const wanted = foldCase(text);
  const nameOf = ({ companyName }: Company): string => foldCase((companyName ?? '').trim());
  const distance = (name: string): number => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
  return (a, b) => {
    const [first, second] = [nameOf(a), nameOf(b)];
    return distance(first) - distance(second) || byCodeUnit(first, second) || byCodeUnit(a.companyId, b.companyId);
  };
}
