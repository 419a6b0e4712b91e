import { addDays } from './calendar';
import type { CompanyRecord } from './company-record';

/** How the resellers of a tenant hang together: each sub-reseller is a company of the list, too. */
export interface ResellerTree {
  readonly root: string;
  readonly subResellers: readonly { readonly name: string; readonly parent: string }[];
}

const MAIN_RESELLERS: ResellerTree = {
  root: 'ACME Resale',
  subResellers: [
    { name: 'Tarnholm Partners, Inc.', parent: 'ACME Resale' },
    { name: 'Çağlıpınar Bilişim A.Ş.', parent: 'ACME Resale' },
    { name: '青楓町セキュリティ株式会社', parent: 'ACME Resale' },
    { name: 'Velmora Services', parent: 'Tarnholm Partners, Inc.' },
  ],
};

/** The same with quotes in a name. */
const HOSTILE_RESELLERS: ResellerTree = {
  ...MAIN_RESELLERS,
  subResellers: MAIN_RESELLERS.subResellers.map(({ name, parent }) => ({
    name: name.replace('Velmora Services', 'Velmora "Shield" Services'),
    parent,
  })),
};

export const mainResellers = (hostileNames: boolean): ResellerTree =>
  hostileNames ? HOSTILE_RESELLERS : MAIN_RESELLERS;

export const SECOND_RESELLERS: ResellerTree = {
  root: 'Borealdun Distribution',
  subResellers: [{ name: 'Skarnvik Channel', parent: 'Borealdun Distribution' }],
};

function limited(limit: number, targetUsers: number): Partial<CompanyRecord> {
  return { isLimited: true, numberOfUsers: String(limit), targetUsers };
}

function unlimited(numberOfUsers: string | null, targetUsers: number): Partial<CompanyRecord> {
  return { isLimited: false, numberOfUsers, targetUsers };
}

/** Names that have broken a report, one company each. */
const HOSTILE_NAMES: readonly Partial<CompanyRecord>[] = [
  { companyName: 'Quorimford, Sons & Daughters, Ltd' },
  { companyName: 'The "Selkashwick" Company' },
  { companyName: 'Two Lines\nOf Name Oy' },
  { companyName: 'Carriage\r\nReturn AB' },
  { companyName: '=1+1 Holding' },
  { companyName: '+Plus Energy' },
  { companyName: '-Minus Media' },
  { companyName: '@Home Travel' },
  { companyName: '=HYPERLINK("http://127.0.0.1/","Open")' },
  { companyName: '  =SUM(1,2) after spaces' },
  { companyName: '\tTabbed Tools' },
  { companyName: '＝１＋１ 霧島野食品有限公司' },
  { companyName: 'İnceöz Işık Çağ Ğüşöç A.Ş.' },
  { companyName: '星河川科技有限公司' },
  { companyName: '푸른솔마을 에너지 주식회사 🛡️' },
  { companyName: "O'Dorriston; DROP TABLE companies" },
  { companyName: 'Rav\u00a0Non Breaking Space Ltd' },
  { companyName: `A Very Long Name ${'of Optics and Glass '.repeat(10)}Group` },
  { companyName: 'Same Name Schools LLC' },
  { companyName: 'Same Name Schools LLC' },
  { companyName: '<b>Bold</b> & Brave GmbH' },
];

/**
 * Every case that has ever broken a report, one company each; they come right after the sub-resellers.
 *
 * @param hostileNames Whether names are among them; without them, the same companies have ordinary names.
 */
export function awkwardCompanies(today: string, hostileNames: boolean): readonly Partial<CompanyRecord>[] {
  const renewal = (days: number) => ({ renewalDay: addDays(today, days) });
  return [
    ...HOSTILE_NAMES.map((name) => (hostileNames ? name : {})),
    limited(0, 12),
    limited(0, 0),
    limited(100, 100),
    limited(100, 101),
    limited(250_000, 301_455),
    unlimited('9999', 14_000),
    unlimited('Unlimited', 320),
    unlimited('', 45),
    unlimited(null, 7),
    unlimited('10', 900),
    { renewalDay: null },
    renewal(0),
    renewal(-1),
    renewal(1),
    renewal(30),
    renewal(31),
    renewal(60),
    renewal(90),
    renewal(91),
    renewal(-400),
    { renewalDay: '2028-02-29' },
    { tags: null },
    { tags: [] },
    { tags: ['gold', 'pilot', '重要'] },
    { tags: ['north, east', 'with "quotes"'] },
    { resellerName: null },
    { industry: null },
    { licenseType: null },
    { privacyDurationId: 0 },
    { targetUsers: 0, inactiveUsers: 0, deletedUsers: 0, monthlyUsers: [0] },
    { renewalDay: addDays(today, -1), isLimited: true, numberOfUsers: '50', targetUsers: 75 },
  ];
}
