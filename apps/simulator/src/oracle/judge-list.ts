import type { ListQuestion } from './expected-list';
import { expectedList } from './expected-list';
import { idOf, rowKey } from './expected-row';
import { EXACT, excuseOf, type Hindsight, type Verdict, wrong } from './verdict';

/** A list must be that of one moment, row by row and in order. */
export function judgeList(
  rows: readonly object[],
  hindsight: Hindsight<'overLimit' | 'expired' | 'renewals'>,
): Verdict {
  const { operation, schedule, versions, serverMonths, startedAt } = hindsight;
  const { abilities } = schedule;
  const question: ListQuestion = { ...operation.options, list: operation.kind, nowMs: startedAt };
  const given = rows.map(rowKey).join('\n');
  const real = new Set<string>();
  for (const { companies } of versions) {
    for (const month of serverMonths) {
      const expected = expectedList(companies, question, month, abilities).map(rowKey);
      if (expected.join('\n') === given) return EXACT;
      for (const row of expected) real.add(row);
    }
  }
  if (new Set(rows.map(idOf)).size < rows.length) return wrong('a company twice');
  const phantom = rows.find((row) => !real.has(rowKey(row)));
  if (phantom) return wrong(`a row that never was: ${rowKey(phantom)}`);
  const excuse = listExcuse(hindsight);
  if (excuse) return { kind: 'exempt', why: excuse };
  return wrong(`a list of ${rows.length} that never was: ${rows.map(idOf).join(' ')}`);
}

function listExcuse(hindsight: Hindsight<'overLimit' | 'expired' | 'renewals'>): string | undefined {
  const { operation, schedule, serverMonths } = hindsight;
  const { abilities } = schedule;
  // Rows tell the server's current month, and when a month ends there cannot be known from here.
  if (serverMonths.length > 1 && abilities.zoneHours !== 0) return 'a month ended in the time zone of the server';
  if (operation.options.verification === 'strict') return undefined;
  const ability = operation.kind === 'overLimit' ? abilities.overLimitFlag : abilities.filter;
  if (ability === 'drops') return 'the server loses rows when it filters';
  return excuseOf(hindsight, true);
}
