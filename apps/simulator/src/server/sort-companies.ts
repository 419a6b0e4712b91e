import type { WorldCompany } from '../world/company';
import type { Abilities } from './abilities';
import { momentOf } from './condition-holds';

/** The names under which this server sorts, in lower case. */
export function sortsBy(sort: Abilities['sort'], orderBy: string): boolean {
  if (sort === 'createTimeOnly') return orderBy === 'createtime';
  const known = ['createtime', 'companyname', 'targetusercount', 'renewaldate'];
  if (sort === 'renewalDateOnly') return known.includes(orderBy);
  return known.includes(orderBy) || orderBy === 'licenseenddate';
}

/** @param salt Decides between equals; another one in every answer of a server with unstable ties. */
export function sortCompanies(
  companies: readonly WorldCompany[],
  orderBy: string,
  ascending: boolean,
  nullsLast: boolean,
  salt: number,
): WorldCompany[] {
  const direction = ascending ? 1 : -1;
  const absent = nullsLast ? Infinity : -Infinity;
  const keyed = companies.map((company) => ({ company, key: keyOf(company, orderBy), tie: scatter(company.id, salt) }));
  keyed.sort((a, b) => {
    const [first, second] = [a.key ?? absent, b.key ?? absent];
    if (first === second) return a.tie - b.tie || (a.company.id < b.company.id ? -1 : 1);
    // A name is never absent: it counts as empty.
    return direction * (first < second ? -1 : 1);
  });
  return keyed.map(({ company }) => company);
}

/** A number that an ID always has, in no order that anybody would expect. */
export function scatter(id: string, salt: number): number {
  let hash = (salt ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}

function keyOf(company: WorldCompany, orderBy: string): number | string | null {
  switch (orderBy) {
    case 'companyname':
      return (company.name ?? '').toLowerCase();
    case 'targetusercount':
      return company.target;
    case 'createtime':
      return company.created && momentOf(company.created);
    case 'ignored':
      return scatter(company.id, 1);
    default:
      return company.renewal && momentOf(company.renewal);
  }
}
