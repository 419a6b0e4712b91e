import type { Company } from '../search/company';
import { foldCase, tidyName } from '../texts/fold-case';
import type { Price } from './price-book';

/** The fields of a company that a price can match. */
export type PricedCompany = Pick<Company, 'companyId' | 'tags' | 'resellerName' | 'licenseTypeName' | 'industryName'>;

/**
 * Prepares a lookup of the first price that fits a company. The expensive work is done once per company, and a price
 * for one company is looked up by ID: a book may have thousands of both.
 */
export function createPriceFinder<P extends Pick<Price, 'match'>>(
  prices: readonly P[],
): (company: PricedCompany) => P | undefined {
  const matched = new Set(prices.flatMap(({ match }) => Object.keys(match ?? {})));
  const candidates = prices.map((price, index) => ({ price, index, fits: createMatcher(price.match ?? {}) }));
  const forOne = new Map<string | undefined, typeof candidates>();
  for (const candidate of candidates) {
    const companyId = candidate.price.match?.companyId?.trim();
    const others = forOne.get(companyId);
    if (others) others.push(candidate);
    else forOne.set(companyId, [candidate]);
  }
  const forMany = forOne.get(undefined) ?? [];
  return ({ companyId, resellerName, licenseTypeName, industryName, tags }) => {
    const names: PlainNames = {
      resellerName: matched.has('resellerName') ? plain(resellerName) : '',
      licenseTypeName: matched.has('licenseTypeName') ? plain(licenseTypeName) : '',
      industryName: matched.has('industryName') ? plain(industryName) : '',
      tags: matched.has('tag') ? tags.map(plain) : [],
    };
    const own = forOne.get(companyId)?.find(({ fits }) => fits(names));
    const shared = forMany.find(({ fits }) => fits(names));
    return own && (!shared || own.index < shared.index) ? own.price : shared?.price;
  };
}

/** The names of a company that any price matches, ignoring letter case and extra spaces. */
interface PlainNames {
  readonly resellerName: string;
  readonly licenseTypeName: string;
  readonly industryName: string;
  readonly tags: readonly string[];
}

const plain = (name: string | null): string => (name === null ? '' : foldCase(tidyName(name)));

function createMatcher(match: NonNullable<Price['match']>): (names: PlainNames) => boolean {
  const wanted = (['resellerName', 'licenseTypeName', 'industryName'] as const).flatMap((field) =>
    match[field] === undefined ? [] : [{ field, name: plain(match[field]) }],
  );
  const tag = match.tag === undefined ? undefined : plain(match.tag);
  return (names) =>
    wanted.every(({ field, name }) => names[field] === name) && (tag === undefined || names.tags.includes(tag));
}
