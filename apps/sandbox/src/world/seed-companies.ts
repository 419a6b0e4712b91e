import { addDays, monthIndex } from './calendar';
import { awkwardCompanies, type ResellerTree } from './awkward-companies';
import { companyName } from './company-name';
import type { CompanyRecord } from './company-record';
import { createRandom, type Random } from './random';
import { seedLicense } from './seed-license';
import { seedMonthlyUsers } from './seed-monthly-users';
import { COUNTRIES, INDUSTRIES, LICENSE_TYPES, TAGS } from './word-lists';

const ID_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const BULK_IMPORT_TIME = '08:15:00';

/** What decides the rows: the same values give the same companies. */
export interface SeedOptions {
  readonly count: number;
  readonly seed: number;
  /** `YYYY-MM-DD`: renewal dates, creation dates and month histories are laid around it. */
  readonly today: string;
  readonly resellers: ResellerTree;
  readonly hostileNames: boolean;
}

function resourceId(random: Random): string {
  let id = '';
  for (let position = 0; position < 12; position += 1) id += ID_ALPHABET[random.integer(0, ID_ALPHABET.length - 1)];
  return id;
}

function clockTime(random: Random): string {
  const part = (high: number) => String(random.integer(0, high)).padStart(2, '0');
  return `${part(23)}:${part(59)}:${part(59)}`;
}

function createTimeOf(random: Random, today: string): string {
  const age = random.chance(0.25) ? random.integer(1, 360) : random.integer(361, 2000);
  const day = addDays(today, -age);
  // Companies that were imported together share their second, so that an order by CreateTime alone has ties.
  return `${day}T${age % 9 === 0 ? BULK_IMPORT_TIME : clockTime(random)}`;
}

function tagsOf(random: Random): string[] | null {
  const count = random.pick([0, 0, 1, 1, 1, 2, 3]);
  if (count === 0) return random.chance(0.5) ? null : [];
  return [...new Set(Array.from({ length: count }, () => random.pick(TAGS)))];
}

function resellerOf(random: Random, resellers: ResellerTree): string | null {
  const share = random.next();
  if (share < 0.03) return null;
  if (share < 0.5) return resellers.root;
  return resellers.subResellers[random.integer(0, resellers.subResellers.length - 1)]?.name ?? resellers.root;
}

function seedCompany(sequence: number, { seed, today, resellers }: SeedOptions): CompanyRecord {
  const random = createRandom(seed, sequence);
  const license = seedLicense(random, today);
  const createTime = createTimeOf(random, today);
  return {
    sequence,
    companyId: resourceId(random),
    companyName: companyName(random),
    resellerName: resellerOf(random, resellers),
    industry: random.chance(0.05) ? null : random.pick(INDUSTRIES),
    licenseType: random.chance(0.02) ? null : random.pick(LICENSE_TYPES),
    ...license,
    inactiveUsers: Math.floor(license.targetUsers * random.next() * 0.1),
    deletedUsers: Math.floor(license.targetUsers * random.next() * 0.2),
    monthlyUsers: seedMonthlyUsers(random, license.targetUsers, monthIndex(createTime), monthIndex(today)),
    spareRenewalTime: `${String(random.integer(0, 23)).padStart(2, '0')}:${random.integer(10, 59)}:00`,
    createTime,
    tags: tagsOf(random),
    privacyDurationId: random.chance(0.01) ? 0 : random.integer(1, 3),
    country: random.pick(COUNTRIES),
  };
}

/** The companies of one reseller: its sub-resellers first, then the awkward ones, then everyday ones. */
export function seedCompanies(options: SeedOptions): CompanyRecord[] {
  const special: Partial<CompanyRecord>[] = [
    ...options.resellers.subResellers.map(({ name, parent }) => ({ companyName: name, resellerName: parent })),
    ...awkwardCompanies(options.today, options.hostileNames),
  ];
  return Array.from({ length: options.count }, (_, index) => {
    const company = seedCompany(index + 1, options);
    const overrides = special[index];
    return overrides === undefined ? company : { ...company, ...overrides };
  });
}
