import { monthName } from '../world/months';
import { expectedList, type ListQuestion } from './expected-list';
import { idOf, monthsOf, rowKey } from './expected-row';
import { EXACT, excuseOf, exempt, type Hindsight, LOSES_ROWS, OTHER_CALENDAR, type Verdict, wrong } from './verdict';

type ListHindsight = Hindsight<'overLimit' | 'expired' | 'renewals'>;

/** A list must be that of one moment, row by row and in order. */
export function judgeList(rows: readonly object[], hindsight: ListHindsight): Verdict {
  const { operation, schedule, versions, serverMonths } = hindsight;
  const question = questionOf(hindsight);
  const given = rows.map(rowKey).join('\n');
  const real = new Set<string>();
  for (const { companies } of versions) {
    for (const month of serverMonths) {
      const expected = expectedList(companies, question, month, schedule.server).map(rowKey);
      if (expected.join('\n') === given) return judgeMonthNames(rows, hindsight);
      for (const row of expected) real.add(row);
    }
  }
  if (new Set(rows.map(idOf)).size < rows.length) return wrong('a company twice');
  const phantom = rows.find((row) => !real.has(rowKey(row)));
  if (phantom) return wrong(`a row that never was: ${rowKey(phantom)}`);
  if (operation.options.verification === 'strict') {
    return hasDecidedAtOnce(rows, hindsight)
      ? exempt('values that do not decide changed between two requests')
      : wrong(`a strict list of ${rows.length} that never was: ${rows.map(idOf).join(' ')}`);
  }
  const excuse = listExcuse(hindsight);
  return excuse ? exempt(excuse) : wrong(`a list of ${rows.length} that never was: ${rows.map(idOf).join(' ')}`);
}

const questionOf = ({ operation, startedAt }: ListHindsight): ListQuestion => ({
  ...operation.options,
  list: operation.kind,
  nowMs: startedAt,
});

/** Rows without a chosen month name the one of UTC. */
export function judgeMonthNames(
  rows: readonly object[],
  { serverMonths, clientMonths }: Pick<Hindsight, 'serverMonths' | 'clientMonths'>,
): Verdict {
  const named = monthsOf(rows);
  if (!named.every((month) => clientMonths.map(monthName).includes(month)))
    return wrong(`the months ${named.join(' ')}`);
  return named.every((month) => serverMonths.map(monthName).includes(month)) ? EXACT : exempt(OTHER_CALENDAR);
}

/** Whether the companies, and the values by which they belong, are those of one moment. */
function hasDecidedAtOnce(rows: readonly object[], hindsight: ListHindsight): boolean {
  const { operation, schedule, versions } = hindsight;
  const keyOf = (row: object): string => {
    const { companyId, targetUsers, licenseLimit, renewalDate } = row as Readonly<Record<string, unknown>>;
    return JSON.stringify([
      companyId,
      ...(operation.kind === 'overLimit' ? [targetUsers, licenseLimit] : [renewalDate]),
    ]);
  };
  const given = rows.map(keyOf).join('\n');
  const question = questionOf(hindsight);
  return versions.some(
    ({ companies }) => expectedList(companies, question, 0, schedule.server).map(keyOf).join('\n') === given,
  );
}

function listExcuse(hindsight: ListHindsight): string | undefined {
  const { schedule, serverMonths } = hindsight;
  const { server } = schedule;
  if (serverMonths.length > 1 && server.zoneHours !== 0) return OTHER_CALENDAR;
  return server.has('selection-loses-rows') ? LOSES_ROWS : excuseOf(hindsight);
}
