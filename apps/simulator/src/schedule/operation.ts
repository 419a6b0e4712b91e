import type {
  CompanyFilter,
  CompareMonthsOptions,
  ExportCompaniesOptions,
  MonthlyUserTotalOptions,
  RenewalsOptions,
  SearchCompaniesOptions,
  UsageLinesOptions,
  Verification,
} from '@keepnet-workflows/core';
import type { Prng } from '../random/prng';
import type { WorldCompany } from '../world/company';
import { CUSTOMER_MARK } from '../world/company';
import { monthAt, monthIndex, monthName } from '../world/months';

/** What the client is asked to do, and with which options. */
export type Operation =
  | { readonly kind: 'total'; readonly options: MonthlyUserTotalOptions }
  | { readonly kind: 'lines'; readonly options: UsageLinesOptions }
  | { readonly kind: 'overLimit'; readonly options: { readonly verification?: Verification } }
  | { readonly kind: 'expired' | 'renewals'; readonly options: RenewalsOptions }
  | { readonly kind: 'search'; readonly options: SearchCompaniesOptions }
  | { readonly kind: 'compare'; readonly options: CompareMonthsOptions }
  | { readonly kind: 'export'; readonly options: ExportCompaniesOptions }
  | { readonly kind: 'company'; readonly id: string; readonly options: { readonly month?: string } }
  | { readonly kind: 'credentials' };

const ZONES = ['UTC', 'Europe/Istanbul', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Kolkata'] as const;

const WEIGHTS = {
  total: 26,
  lines: 10,
  overLimit: 10,
  expired: 8,
  renewals: 10,
  search: 13,
  compare: 8,
  export: 13,
  company: 3,
  credentials: 2,
};

export function drawOperation(prng: Prng, companies: readonly WorldCompany[], nowMs: number): Operation {
  const kind = prng.weigh(WEIGHTS);
  const month = drawMonth(prng, nowMs);
  const verification = prng.pick(['auto', 'auto', 'standard', 'strict'] as const);
  switch (kind) {
    case 'total': {
      const groups = ['resellerName', 'licenseTypeName', 'industryName', 'tag'] as const;
      const groupBy = prng.pick(groups);
      return { kind, options: { ...month, verification, ...(prng.chance(0.4) && { groupBy }) } };
    }
    case 'lines':
      return { kind, options: { ...month, verification } };
    case 'overLimit':
      return { kind, options: { verification } };
    case 'expired':
      return { kind, options: { ...drawDay(prng, nowMs), verification } };
    case 'renewals':
      return { kind, options: { ...drawDay(prng, nowMs), days: prng.int(0, 45), verification } };
    case 'search':
      return { kind, options: drawSearch(prng, companies, nowMs) };
    case 'compare':
      return { kind, options: { ...drawComparison(prng, nowMs), verification } };
    case 'export': {
      const list = prng.weigh({ all: 4, usage: 3, overLimit: 1, expired: 1, renewals: 1 });
      const format = prng.chance(0.93) ? 'csv' : 'excel';
      const origin = prng.chance(0.85) ? 'verified' : 'keepnet';
      const day = list !== 'all' && list !== 'usage' && drawDay(prng, nowMs);
      // The client refuses to verify Keepnet's own file strictly, before any request.
      const proof = origin === 'keepnet' && verification === 'strict' ? 'auto' : verification;
      return { kind, options: { ...month, ...day, list, format, verification: proof, origin } };
    }
    case 'company':
      return {
        kind,
        id: prng.chance(0.8) ? (pickCompany(prng, companies)?.id ?? 'nobody') : 'nobody',
        options: prng.chance(0.5) ? month : {},
      };
    default:
      return { kind };
  }
}

function drawMonth(prng: Prng, nowMs: number): { month?: string } {
  const current = monthIndex(monthAt(nowMs));
  const index = prng.weigh({ none: 3, current: 3, previous: 3, older: 1 });
  if (index === 'none') return {};
  const back = index === 'current' ? 0 : index === 'previous' ? 1 : prng.int(0, current);
  return { month: monthName(Math.max(0, current - back)) };
}

function drawComparison(prng: Prng, nowMs: number): { from?: string; to?: string } {
  const { month: to } = drawMonth(prng, nowMs);
  if (to === undefined || monthIndex(to) === 0 || prng.chance(0.3))
    return to === undefined || monthIndex(to) > 0 ? {} : { to, from: to };
  return prng.chance(0.5) ? { to } : { to, from: monthName(prng.int(0, monthIndex(to))) };
}

function drawDay(prng: Prng, nowMs: number): { asOf?: string; timeZone?: string } {
  return {
    ...(prng.chance(0.3) && { asOf: new Date(nowMs + prng.int(-40, 40) * 86_400_000).toISOString().slice(0, 10) }),
    ...(prng.chance(0.4) && { timeZone: prng.pick(ZONES) }),
  };
}

function drawSearch(prng: Prng, companies: readonly WorldCompany[], nowMs: number): SearchCompaniesOptions {
  const orderBy = prng.pick(['createdAt', 'companyName', 'targetUsers', 'renewalDate'] as const);
  return {
    ...(prng.chance(0.4) && drawMonth(prng, nowMs)),
    ...(prng.chance(0.45) && { orderBy, ascending: prng.chance(0.6) }),
    ...(prng.chance(0.3) && { limit: prng.int(1, 15) }),
    ...(prng.chance(0.15) && { text: `${CUSTOMER_MARK} ${prng.int(1, 9)}` }),
    ...(prng.chance(0.5) && { filters: [drawFilter(prng, companies, nowMs)] }),
  };
}

function drawFilter(prng: Prng, companies: readonly WorldCompany[], nowMs: number): CompanyFilter {
  const day = new Date(nowMs + prng.int(-30, 30) * 86_400_000).toISOString().slice(0, 10);
  const order = prng.pick(['=', '!=', '>', '>=', '<', '<='] as const);
  const model = pickCompany(prng, companies);
  switch (prng.weigh({ date: 3, target: 3, reseller: 2, tag: 1, limit: 1, users: 1 })) {
    case 'date':
      return { field: 'renewalDate', operator: order, value: day };
    case 'target':
      return { field: 'targetUsers', operator: order, value: prng.int(0, 60) };
    case 'reseller':
      return textFilter(prng, 'resellerName', model?.reseller ?? null);
    case 'tag':
      return textFilter(prng, 'tags', model?.tags?.[0] ?? null);
    case 'limit':
      return { field: 'licenseLimit', operator: prng.pick(['=', '!=']), value: null };
    default:
      return { field: 'monthlyUsers', operator: '>', value: prng.int(0, 6) };
  }
}

/** Nothing cannot be part of a text. */
function textFilter(prng: Prng, field: 'resellerName' | 'tags', value: string | null): CompanyFilter {
  const operator = prng.pick(['=', '!=', 'contains'] as const);
  return { field, operator: value === null && operator === 'contains' ? '=' : operator, value };
}

function pickCompany(prng: Prng, companies: readonly WorldCompany[]): WorldCompany | undefined {
  return companies[prng.int(0, Math.max(0, companies.length - 1))];
}
