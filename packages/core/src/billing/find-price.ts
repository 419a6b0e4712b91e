import type { Company } from '../search/company';
import { foldCase, tidyName } from '../texts/fold-case';
import type { Price, PriceBook } from './price-book';

/** A company, as far as a price can name it. */
export type PricedCompany = Pick<Company, 'companyId' | 'tags' | 'resellerName' | 'licenseTypeName' | 'industryName'>;

const comparable = (name: string): string => foldCase(tidyName(name));

/** Prepares a price book to be asked for the first price that fits a company. */
export function createPriceFinder({
  prices,
}: Pick<PriceBook, 'prices'>): (company: PricedCompany) => Price | undefined {
  const candidates = prices.map((price, index) => ({ price, index, fits: createMatcher(price.match ?? {}) }));
  // A book with a price for each of thousands of customers would otherwise be read to its middle for each of them.
  const forOne = new Map<string | undefined, typeof candidates>();
  for (const candidate of candidates) {
    const companyId = candidate.price.match?.companyId?.trim();
    const others = forOne.get(companyId);
    if (others) others.push(candidate);
    else forOne.set(companyId, [candidate]);
  }
  const forMany = forOne.get(undefined) ?? [];
  return (company) => {
    const own = forOne.get(company.companyId)?.find(({ fits }) => fits(company));
    const shared = forMany.find(({ fits }) => fits(company));
    return own && (!shared || own.index < shared.index) ? own.price : shared?.price;
  };
}

function createMatcher(match: NonNullable<Price['match']>): (company: PricedCompany) => boolean {
  const { tag } = match;
  const names = (['resellerName', 'licenseTypeName', 'industryName'] as const).flatMap((field) =>
    match[field] === undefined ? [] : [[field, comparable(match[field])] as const],
  );
  const foldedTag = tag === undefined ? undefined : comparable(tag);
  return (company) =>
    names.every(([field, name]) => comparable(company[field] ?? '') === name) &&
    (foldedTag === undefined || company.tags.some((candidate) => comparable(candidate) === foldedTag));
}
