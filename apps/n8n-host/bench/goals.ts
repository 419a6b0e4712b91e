import { type Contender, MIDDLE_PAGE, PAGE_SIZE } from './bench-plan';
import { OPERATION_TITLES, type OperationName } from './operations';
import { mediansOf, type Medians, type SampleSet } from './sample-set';

const MIDDLE = 20_000;
const LARGE = 100_000;

/** The goals, each with its measurement; no line for sizes that were not run. */
export function goalLines(sets: readonly SampleSet[]): string[] {
  const of = (operation: OperationName, companies: number, contender: Contender): Medians | undefined => {
    const found = sets.find(
      (set) =>
        set.operation === operation &&
        set.companies === companies &&
        JSON.stringify(set.contender) === JSON.stringify(contender),
    );
    return found && mediansOf(found);
  };
  const lines: string[] = [];
  const tell = (
    goal: string,
    measured: number | undefined,
    unit: string,
    reached: (value: number) => boolean,
  ): void => {
    if (measured === undefined || Number.isNaN(measured)) return;
    lines.push(`| ${goal} | ${measured.toFixed(measured < 10 ? 2 : 0)}${unit} | ${reached(measured) ? 'yes' : 'no'} |`);
  };
  const ratio = (a: number | undefined, b: number | undefined): number | undefined => (a && b ? a / b : undefined);

  const once = { who: 'keepnet', pageSize: MIDDLE_PAGE, verification: 'standard' } as const;
  const ours = of('total', MIDDLE, once);
  const twice = of('total', MIDDLE, { ...once, verification: 'auto' });
  const bare = of('total', MIDDLE, { who: 'bare', pageSize: MIDDLE_PAGE });
  const workflow = of('total', MIDDLE, { who: 'httpRequest', pageSize: MIDDLE_PAGE });
  const total = 'total of 20,000 at 1,000 a page';
  tell(`${total}, counted once: at most 1.2× the bare client`, ratio(ours?.wallMs, bare?.wallMs), '×', (x) => x <= 1.2);
  tell(`${total}, counted twice: at most 1.5× the same`, ratio(twice?.wallMs, bare?.wallMs), '×', (x) => x <= 1.5);
  const faster = ratio(workflow?.wallMs, ours?.wallMs);
  tell(`${total}: at least 3.6× faster than HTTP Request`, faster, '×', (x) => x >= 3.6);

  const byDefault = { ...once, pageSize: PAGE_SIZE };
  for (const operation of ['overLimit', 'expired'] as const) {
    const built = of(operation, MIDDLE, { who: 'httpRequest', pageSize: PAGE_SIZE });
    const times = ratio(built?.wallMs, of(operation, MIDDLE, byDefault)?.wallMs);
    tell(`${OPERATION_TITLES[operation]} of 20,000: at least 4× faster than HTTP Request`, times, '×', (x) => x >= 4);
  }
  for (const [companies, megabytes] of [
    [MIDDLE, 27],
    [LARGE, 117],
  ] as const) {
    const goal = `total of ${companies.toLocaleString('en-US')}: at most ${megabytes} MB`;
    tell(goal, of('total', companies, byDefault)?.growthMb, ' MB', (x) => x <= megabytes);
  }
  return lines.length > 0 ? ['| Goal | Measured | Reached |', '| --- | ---: | --- |', ...lines] : [];
}
