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
  if (operation.options.verification === 'strict' && hasDecidedAtOnce(rows, hindsight)) {
    return { kind: 'exempt', why: 'values that do not decide changed between two requests' };
  }
  const excuse = listExcuse(hindsight);
  if (excuse) return { kind: 'exempt', why: excuse };
  return wrong(`a list of ${rows.length} that never was: ${rows.map(idOf).join(' ')}`);
}

/** Whether the companies, and the values by which they belong, are those of one moment. */
function hasDecidedAtOnce(
  rows: readonly object[],
  { operation, schedule, versions, startedAt }: Hindsight<'overLimit' | 'expired' | 'renewals'>,
): boolean {
  const question: ListQuestion = { ...operation.options, list: operation.kind, nowMs: startedAt };
  const keyOf = (row: object): string => {
    const { companyId, targetUsers, licenseLimit, renewalDate } = row as Readonly<Record<string, unknown>>;
    return JSON.stringify([
      companyId,
      ...(operation.kind === 'overLimit' ? [targetUsers, licenseLimit] : [renewalDate]),
    ]);
  };
  const given = rows.map(keyOf).join('\n');
  return versions.some(
    ({ companies }) => expectedList(companies, question, 0, schedule.abilities).map(keyOf).join('\n') === given,
  );
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
