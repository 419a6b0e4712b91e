import type { WorldCompany } from '../world/company';
import type { Abilities } from './abilities';
import type { Answer } from './answer';
import { isOverLimit } from './date-condition';
import { fail, succeed } from './envelope';
import type { WireSearch } from './read-search';
import type { Selection } from './select-companies';
import { writeRow } from './write-row';

/** What is wrong with one page, and with no other. */
export type PageFault = 'duplicated' | 'swapped' | 'capped';

type Row = Record<string, unknown>;

/** Answers a search with one page of what was selected. */
export function answerSearch(
  search: WireSearch,
  { companies, usersOf }: Selection,
  abilities: Abilities,
  fault: PageFault | undefined,
): Answer {
  const cap = abilities.pageCap;
  if (cap?.how === 'refused' && search.pageSize > cap.rows) {
    return fail(abilities, 400, 'INPUT_ERROR', '', [`PageSize must be between 1 and ${cap.rows}`]);
  }
  const size = cap?.how === 'cut' ? Math.min(cap.rows, search.pageSize) : search.pageSize;
  const parents = abilities.clustered === 'no' ? companies : firstOfEachReseller(companies);
  const pages = Math.ceil(parents.length / size);
  const asked = search.pageNumber;
  const swapped = fault === 'swapped' && pages > 2 && asked > 1 ? (asked < pages ? asked + 1 : asked - 1) : asked;
  const shown = fault === 'duplicated' && asked > 1 ? asked - 1 : swapped;
  const most = fault === 'capped' ? Math.ceil(size / 2) : cap?.how === 'unclear' ? Math.min(cap.rows, size) : size;
  const onPage = parents.slice((shown - 1) * size, (shown - 1) * size + most);
  const rows = onPage.map((company): Row => {
    const row = writeRow(company, usersOf(company), abilities);
    if (abilities.clustered === 'no') return row;
    const children = companies.filter((other) => other !== company && other.reseller === company.reseller);
    return { ...row, children: children.map((child) => writeRow(child, usersOf(child), abilities)) };
  });
  const total = abilities.clustered === 'countsParents' ? parents.length : companies.length;
  const data = {
    ...(abilities.tellsPageNumber && { pageNumber: swapped, pageSize: size }),
    totalNumberOfPages: pages,
    totalNumberOfRecords: total,
    ...countOverLimit(companies, abilities),
    results: rows.length === 0 && abilities.emptyResults === 'null' ? null : rows,
  };
  return succeed(abilities, data, `page ${shown} of ${pages}, ${rows.length} rows, total ${total}`);
}

function countOverLimit(companies: readonly WorldCompany[], { overLimitCount }: Abilities): Row {
  if (overLimitCount === 'absent') return {};
  return { limitExceededCompanyCount: overLimitCount === 'right' ? companies.filter(isOverLimit).length : 3 };
}

function firstOfEachReseller(companies: readonly WorldCompany[]): WorldCompany[] {
  const seen = new Set<string | null>();
  return companies.filter(({ reseller }) => !seen.has(reseller) && seen.add(reseller));
}
