import { readTokenClaims } from '../auth/read-token-claims';
import type { TokenSource } from '../auth/token-source';
import { KeepnetAuthenticationError } from '../errors/keepnet-authentication-error';
import { KeepnetPermissionError } from '../errors/keepnet-permission-error';
import { monthInZone } from '../dates/month';
import type { ReadingContext } from '../reading/reading-context';
import type { Company } from '../search/company';
import { createCompanyReader } from '../search/parse-company';
import type { WireRow } from '../search/wire-field';
import { ABILITIES, type AbilityCheck, type AbilityName, type Judgement, judgement } from '../server-check/ability';
import { checkDates } from '../server-check/check-dates';
import { checkExport } from '../server-check/check-export';
import { checkFields } from '../server-check/check-fields';
import { checkMonth } from '../server-check/check-month';
import { checkPages, type PageCheck } from '../server-check/check-pages';
import { checkOverLimitFlag, checkRenewalFilter } from '../server-check/check-selection';
import { type Failure, judgeFailure } from '../server-check/judge-failure';

/** What the server of an account can do, without the name, ID or numbers of any customer. */
export interface ServerCheck {
  /** ISO 8601 in UTC. */
  readonly checkedAt: string;
  readonly baseUrl: string;
  /** `Reseller` or `Company Admin`, as the token says; `custom` for any other role; null when it names none. */
  readonly role: string | null;
  /** True when the companies of a reseller were listed. */
  readonly isReseller: boolean;
  /** Null when they could not be listed. */
  readonly companyCount: number | null;
  /** One for each ability, always in the same order. */
  readonly abilities: readonly AbilityCheck[];
  readonly summary: string;
}

type Judgements = Partial<Record<AbilityName, Judgement>>;

/**
 * See KeepnetClient.checkServer. Every ability is checked with the code that a run uses, so its verdict predicts what a
 * run does.
 *
 * @param context The check's own, whose transport limits the requests: it learns what a server refuses.
 */
export async function checkServer(context: ReadingContext, tokens?: TokenSource): Promise<ServerCheck> {
  const checkedAt = new Date(context.clock.now()).toISOString();
  const report = (role: string | null, judgements: Judgements, pages?: PageCheck): ServerCheck => {
    const abilities = ABILITIES.map((ability) => {
      const { verdict, detail } = judgements[ability] ?? NOT_LOOKED_AT;
      return { ability, verdict, detail };
    });
    const companyCount = pages?.totalRecords ?? null;
    const isReseller = pages !== undefined;
    return {
      checkedAt,
      baseUrl: context.baseUrl,
      role,
      isReseller,
      companyCount,
      abilities,
      summary: summarize(abilities),
    };
  };

  const token = await judgeFailure(async () => tokens?.get());
  if (token && 'error' in token) return report(null, { token });
  const role = token ? shownRole(readTokenClaims(token.value).role) : null;

  const pages = await judgeFailure(() => checkPages(context));
  if ('error' in pages) return report(role, withoutSearch(pages, token !== undefined));
  const { rows, totalRecords, search, pageSize } = pages;
  const dates = checkDates(rows, context.dateFormat);
  const fields = checkFields(rows);
  const reading = { ...context, dateFormat: dates.format ?? context.dateFormat };
  const page = readCompanies(reading, rows);
  const month = fields.allowsTotals ? await judgeFailure(() => checkMonth(context)) : undefined;
  const current = { month: monthInZone(context.clock.now(), 'UTC'), isSelected: true };
  const countable = month && !('error' in month) ? month : current;
  const judgements: Judgements = {
    token: judgement('works', 'Keepnet issues a token, and its role may list customers.'),
    search,
    pageSize,
    dates,
    fields,
    renewalFilter: page ? await judgeFailure(() => checkRenewalFilter(reading, page, totalRecords)) : UNREADABLE,
    overLimitFlag: page ? await judgeFailure(() => checkOverLimitFlag(reading, page, totalRecords)) : UNREADABLE,
    month: month ?? UNREADABLE,
    export: fields.allowsTotals ? await judgeFailure(() => checkExport(context, countable, pages)) : UNREADABLE,
  };
  return report(role, judgements, pages);
}

const UNREADABLE = judgement('unknown', "Not checked, because a customer's dates or fields cannot be read.");
const NOT_LOOKED_AT = judgement('unknown', 'Not checked, because customers could not be listed.');

/** If the host keeps the token, only the search shows whether it was issued. */
function withoutSearch(search: Failure, hasToken: boolean): Judgements {
  if (KeepnetPermissionError.isInstance(search.error)) {
    const detail = 'Keepnet issues a token, but its role may not list customers. Set Client Role to Reseller.';
    return { token: judgement('limited', detail), search };
  }
  if (hasToken) return { token: judgement('works', 'Keepnet issues a token.'), search };
  return KeepnetAuthenticationError.isInstance(search.error) ? { token: search } : { search };
}

const ROLES = ['Reseller', 'Company Admin'];

/** A custom role's name could contain any words. */
function shownRole(role: string | undefined): string | null {
  if (role === undefined) return null;
  return ROLES.includes(role) ? role : 'custom';
}

/** The companies of a page, unless one of them cannot be read. */
function readCompanies(context: ReadingContext, rows: readonly WireRow[]): readonly Company[] | undefined {
  try {
    return rows.map(createCompanyReader(context, monthInZone(context.clock.now(), 'UTC')).read);
  } catch {
    return undefined;
  }
}

function summarize(abilities: readonly AbilityCheck[]): string {
  const others = abilities.filter(({ verdict }) => verdict !== 'works');
  if (others.length === 0) return 'Everything works that totals, usage lines, lists and files need.';
  const token = others.find(({ ability }) => ability === 'token');
  if (token) return `Nothing can be read. ${token.detail}`;
  const named = others.map(({ ability, verdict }) => `${ability} (${verdict})`).join(', ');
  return `${abilities.length - others.length} of ${abilities.length} abilities work. Read what the others mean: ${named}.`;
}
