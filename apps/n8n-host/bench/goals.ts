import { PAGE_SIZE } from './bench-plan';
import type { OperationName } from './operations';
import { mediansOf, type Medians, type SampleSet } from './sample-set';

const MIDDLE = 20_000;
const LARGE = 100_000;

/** The goals, each with what was measured; without a line where a size was not run. */
export function goalLines(sets: readonly SampleSet[]): string[] {
  const of = (operation: OperationName, companies: number, who: string, pageSize?: number): Medians | undefined => {
    const found = sets.find(
      ({ operation: asked, companies: size, contender }) =>
        asked === operation &&
        size === companies &&
        contender.who === who &&
        (contender.who !== 'httpRequest' || contender.pageSize === pageSize),
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
  const ours = of('total', MIDDLE, 'keepnet');
  const workflow = of('total', MIDDLE, 'httpRequest', PAGE_SIZE);
  const bare = of('total', MIDDLE, 'bare');
  const ratio = (a: number | undefined, b: number | undefined): number | undefined => (a && b ? a / b : undefined);
  const growth = ratio(workflow?.growthMb, ours?.growthMb);
  tell(
    'total of 20,000: at least 4× faster than the workflow',
    ratio(workflow?.wallMs, ours?.wallMs),
    '×',
    (x) => x >= 4,
  );
  tell('total of 20,000: at most 1.2× the bare client', ratio(ours?.wallMs, bare?.wallMs), '×', (x) => x <= 1.2);
  tell('total of 20,000: at least 20× less memory than the workflow', growth, '×', (x) => x >= 20);
  for (const operation of ['overLimit', 'expired'] as const) {
    const list = of(operation, MIDDLE, 'keepnet');
    const built = of(operation, MIDDLE, 'httpRequest', PAGE_SIZE);
    const name = operation === 'overLimit' ? 'over limit' : 'expired';
    tell(
      `${name} of 20,000: at least 4× faster than the workflow`,
      ratio(built?.wallMs, list?.wallMs),
      '×',
      (x) => x >= 4,
    );
    const less = ratio(built?.growthMb, list?.growthMb);
    tell(`${name} of 20,000: at least 20× less memory than the workflow`, less, '×', (x) => x >= 20);
  }
  tell('total of 100,000: at most 80 MB', of('total', LARGE, 'keepnet')?.growthMb, ' MB', (x) => x <= 80);
  return lines.length > 0 ? ['| Goal | Measured | Reached |', '| --- | ---: | --- |', ...lines] : [];
}
