import { formatTable, type TableColumn } from './format-table';
import { paint } from './paint';

/** What the demo tells, and whether all of it held. */
export interface Report {
  /** Begins a numbered chapter. */
  chapter(title: string): void;
  line(text?: string): void;
  table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): void;
  /** Prints a claim with a mark that says whether it holds. */
  check(claim: string, holds: boolean): void;
  /** Remembers a claim without printing it; returns its mark. */
  mark(claim: string, holds: boolean): string;
  readonly checkCount: number;
  /** The claims that did not hold. */
  readonly broken: readonly string[];
}

export function createReport(write: (text: string) => void): Report {
  const broken: string[] = [];
  let chapters = 0;
  let checkCount = 0;
  const line = (text = ''): void => write(text === '' ? '\n' : `   ${text}\n`);
  const mark = (claim: string, holds: boolean): string => {
    checkCount++;
    if (!holds) broken.push(claim);
    return holds ? paint('green', '✓') : paint('red', '✗');
  };
  return {
    chapter(title) {
      chapters++;
      write(`\n${paint('bold', `${chapters}. ${title}`)}\n\n`);
    },
    line,
    table: (columns, rows) => write(`${formatTable(columns, rows).join('\n')}\n`),
    check: (claim, holds) => line(`${mark(claim, holds)} ${claim}`),
    mark,
    get checkCount() {
      return checkCount;
    },
    broken,
  };
}
