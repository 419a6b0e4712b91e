import { showCount } from '../../errors/show-count';
import type { ServerCheck } from '../../operations/check-server';

const ABILITY_WIDTH = 15;
const VERDICT_WIDTH = 9;
const WIDEST = 110;
const NARROWEST_DETAIL = 30;

/** A check as a table for a terminal of this width, in columns. */
export function formatCheck(check: ServerCheck, columns = WIDEST): string {
  const facts = [
    ['Server', check.baseUrl],
    ['Checked at', check.checkedAt],
    ['Role', check.role ?? 'not known'],
    ['Customers', check.companyCount === null ? 'not known' : showCount(check.companyCount)],
  ];
  const indent = ABILITY_WIDTH + VERDICT_WIDTH;
  const width = Math.max(NARROWEST_DETAIL, Math.min(columns, WIDEST) - indent);
  const rows = check.abilities.map(({ ability, verdict, detail }) => {
    const [first = '', ...others] = wrap(detail, width);
    const head = ability.padEnd(ABILITY_WIDTH) + verdict.padEnd(VERDICT_WIDTH) + first;
    return [head, ...others.map((line) => ' '.repeat(indent) + line)].join('\n');
  });
  return [
    facts.map(([name = '', value = '']) => name.padEnd(ABILITY_WIDTH) + value).join('\n'),
    rows.join('\n'),
    wrap(check.summary, width + indent).join('\n'),
  ].join('\n\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
