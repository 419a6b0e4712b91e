import type { WorldCompany } from '../world/company';
import type { Abilities } from './abilities';
import type { Answer } from './answer';
import { fail } from './envelope';
import type { WireSearch } from './read-search';
import { type Selection, usersIn } from './select-companies';
import { writeExport } from './write-export';

/** Answers an export with a file, or as this server refuses one. */
export function answerExport(search: WireSearch, selection: Selection, abilities: Abilities): Answer {
  const { exportType } = search;
  if (exportType !== 'CSV' && exportType !== 'Excel') return fail(abilities, 400, 'INPUT_ERROR', '', ['ExportType']);
  const cap = abilities.pageCap;
  if (cap?.how === 'refused' && search.pageSize > cap.rows) {
    return fail(abilities, 400, 'INPUT_ERROR', '', [`PageSize must be between 1 and ${cap.rows}`]);
  }
  switch (abilities.export) {
    case 'refused':
      return fail(abilities, 400, 'INPUT_ERROR', 'Export is not available');
    case 'absent':
      return { status: 404, headers: {}, body: '', note: '404' };
    case 'forbidden':
      return fail(abilities, 403, 'FAILED', 'Forbidden');
    case 'softError':
      return fail(abilities, 200, 'INTERNAL_SERVER_ERROR', 'Export failed');
  }
  if (selection.companies.length === 0) return fail(abilities, 400, 'INPUT_ERROR', 'There is nothing to export');
  const whole = selection.companies;
  const rows =
    abilities.export === 'fewer'
      ? whole.slice(0, -1)
      : abilities.export === 'firstPage' || !search.allPages
        ? whole.slice(0, search.pageSize)
        : whole;
  const shown = { ignoresMonth: selection.currentMonth, otherMonth: selection.currentMonth - 1 };
  const { export: ability } = abilities;
  const usersOf =
    ability === 'ignoresMonth' || ability === 'otherMonth'
      ? (company: WorldCompany) => usersIn(company, shown[ability])
      : selection.usersOf;
  const body = writeExport(rows, usersOf, abilities, exportType);
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body,
    note: `a file of ${rows.length} rows`,
  };
}
