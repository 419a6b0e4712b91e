import type { CompaniesContext } from '../companies/companies-context';
import type { Company } from '../companies/company';
import { companyReader } from '../companies/company-reader';
import { readCompanyId } from '../companies/company-schema';
import { BY_CREATION, type CompanyQuery } from '../companies/company-search';
import { isRefusal } from '../companies/is-refusal';
import { type CompanyPage, countCompanies, readPage, withPageSize } from '../companies/read-page';
import { collect, readWhole } from '../companies/read-whole';
import { createReading } from '../companies/reading';
import { type CheckedOrder, forgetOrder } from '../companies/server-abilities';
import type { Month } from '../dates/month';
import { KeepnetConsistencyError } from '../errors/keepnet-consistency-error';
import { type CompanyOrder, companyOrder } from './company-order';
import { streamSearch } from './stream-search';

// Ten companies in order: by chance one in three million.
const FEWEST_STEPS = 9;
const LAST_ROWS = 50;

/** A search whose companies are wanted in an order that shows in them. */
export interface OrderedSearch {
  /** By creation, in which everything can be read. */
  readonly query: CompanyQuery;
  readonly month: Month | undefined;
  readonly orderBy: CheckedOrder;
  readonly ascending: boolean;
  readonly matches: (company: Company) => boolean;
  /** Rows to ask for per page while the server sorts. */
  readonly pageSize: number;
}

/**
 * Gives the matching companies in order, page by page as the server sorts them. If the server refuses the order or
 * ignores it, which is remembered, all are read and sorted here before any is given.
 *
 * @throws KeepnetConsistencyError when companies come out of order after others were given.
 */
export async function* searchInOrder(
  context: CompaniesContext,
  search: OrderedSearch,
): AsyncGenerator<Company[], void, undefined> {
  const { query, month, orderBy, ascending, matches, pageSize } = search;
  const order = companyOrder(orderBy, ascending);
  for (const name of context.abilities.orders[orderBy]) {
    const check = order.createCheck();
    let isShown = false;
    const reading = createReading({ ...context, pageSize });
    const sorted = { ...query, orderBy: name, ascending };
    let given = 0;
    let inOrder = true;
    try {
      for await (const companies of streamSearch(context, reading, sorted, month)) {
        if (companies.length === 0) continue;
        inOrder = check.accept(companies);
        isShown ||= inOrder && (await isOwnOrder(context, sorted, order, companies, check.steps).catch(falseIfRefused));
        inOrder &&= isShown;
        if (!inOrder) break;
        const wanted = companies.filter(matches);
        given += wanted.length;
        yield wanted;
      }
      if (inOrder) return;
    } catch (error) {
      if (given > 0 || !isRefusal(error) || !(await refusesOrder(context, query, sorted))) throw error;
    }
    // After a reread it may be the companies that changed, and not the server that cannot sort.
    if (reading.log.rereads === 0) forgetOrder(context.abilities, orderBy, name);
    if (given > 0) throw outOfOrder();
  }
  yield (await readMatching(context, search)).sort(order.compare);
}

/**
 * Whether the order that the first companies show is the one asked for. They may stand in it by creation, with which
 * dates and sizes go, so others must be the first by creation; and where most are equal any order looks alike, so the last
 * ones, asked for the other way round, must be in order beyond them. True as well where there are no others.
 */
async function isOwnOrder(
  context: CompaniesContext,
  sorted: CompanyQuery,
  order: CompanyOrder,
  first: readonly Company[],
  steps: number,
): Promise<boolean> {
  // A month may leave out companies, and changes no order.
  const { month: _month, ...query } = sorted;
  const ids = first.map(({ companyId }) => companyId);
  const read = (asked: CompanyQuery, pageSize: number): Promise<CompanyPage> =>
    withPageSize({ ...context, pageSize }, (size) => readPage(context, asked, 1, size));
  const known = new Set(ids);
  const areAll = ({ totalRecords, rows }: CompanyPage): boolean =>
    totalRecords <= first.length && !context.abilities.nests && rows.every((row) => known.has(readCompanyId(row)));

  if (query.orderBy !== BY_CREATION.orderBy) {
    const others = await read({ ...query, orderBy: BY_CREATION.orderBy }, first.length);
    if (areAll(others)) return true;
    if (others.rows.every((row, index) => readCompanyId(row) === ids[index])) return false;
  }
  if (steps >= FEWEST_STEPS) return true;
  const reversed = await read({ ...query, ascending: !query.ascending }, LAST_ROWS);
  if (areAll(reversed)) return true;
  const last = reversed.rows.map(companyReader(context)).reverse();
  const check = order.createCheck();
  return check.accept(last) && check.steps >= FEWEST_STEPS && order.createCheck().accept([...first, ...last]);
}

function falseIfRefused(error: unknown): false {
  if (!isRefusal(error)) throw error;
  return false;
}

/** Whether it is the order that is refused. Throws when it is anything else. */
async function refusesOrder(context: CompaniesContext, query: CompanyQuery, sorted: CompanyQuery): Promise<boolean> {
  await countCompanies(context, query);
  try {
    await countCompanies(context, sorted);
    return false;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return true;
  }
}

async function readMatching(context: CompaniesContext, { query, month, matches }: OrderedSearch): Promise<Company[]> {
  const reading = createReading(context);
  if (month === undefined) {
    const { result } = await readWhole(reading, query, companyReader(context), () => collect(matches));
    return result;
  }
  const found = collect(matches);
  for await (const companies of streamSearch(context, reading, query, month)) found.add(companies);
  return found.result;
}

function outOfOrder(): KeepnetConsistencyError {
  return new KeepnetConsistencyError(
    'Companies changed while the list was being given out, or Keepnet does not keep to the order: the next ones belong ' +
      'before some that were given. Run it again.',
  );
}
