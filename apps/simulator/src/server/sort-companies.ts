import type { WorldCompany } from '../world/company';
import type { Abilities } from './abilities';
import { momentOf } from './date-condition';

/** @param salt Decides between equals; another one in every answer of a server with unstable ties. */
export function sortCompanies(
  companies: readonly WorldCompany[],
  ascending: boolean,
  { sort, nullsLast }: Pick<Abilities, 'sort' | 'nullsLast'>,
  salt: number,
): WorldCompany[] {
  const direction = ascending || sort === 'oldestFirst' ? 1 : -1;
  const absent = nullsLast ? Infinity : -Infinity;
  const keyed = companies.map((company) => {
    const key =
      sort === 'ignored' ? scatter(company.id, 1) : ((company.created && momentOf(company.created)) ?? absent);
    return { company, key: sort === 'ignored' ? key : direction * key, tie: scatter(company.id, salt) };
  });
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.tie - b.tie || (a.company.id < b.company.id ? -1 : 1);
    return a.key < b.key ? -1 : 1;
  });
  return keyed.map(({ company }) => company);
}

/** A number that an ID always has, in no order that anybody would expect. */
export function scatter(id: string, salt: number): number {
  let hash = (salt ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
