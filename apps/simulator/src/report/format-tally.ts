import type { OutcomeKind } from '../schedule/outcome';
import type { Counts, Tally } from './tally';

const KINDS: readonly OutcomeKind[] = ['exact', 'exempt', 'refused', 'aborted', 'wrong', 'broken'];

/** The distribution of outcomes, as tables for a terminal. */
export function formatTally(tally: Tally): string {
  const parts = [
    table('By world', tally.byWorld, tally.counts),
    table('By operation', tally.byOperation),
    table('By fault, change and what the server does', tally.byHindrance),
    list('Exempt, because', tally.exemptions),
    list('Refused with', tally.refusals),
  ];
  if (tally.failures.length > 0) {
    const lines = tally.failures.map(({ seed, kind, cause }) => `  ${seed}  ${kind}: ${cause.slice(0, 300)}`);
    parts.push(`WRONG or BROKEN, replay with npm run simulate -- --replay <seed>\n${lines.join('\n')}`);
  }
  return parts.filter(Boolean).join('\n\n');
}

function table(title: string, rows: Readonly<Record<string, Counts>>, all?: Counts): string {
  const entries = Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1));
  if (all) entries.push(['all', all]);
  const width = Math.max(title.length, ...entries.map(([name]) => name.length));
  const head = `${title.padEnd(width)}  ${['schedules', ...KINDS, '% exact'].map((word) => word.padStart(10)).join('')}`;
  const lines = entries.map(([name, counts]) => {
    const sum = KINDS.reduce((total, kind) => total + counts[kind], 0);
    // An operation that was stopped says nothing about what it would have returned.
    const share = ((100 * counts.exact) / Math.max(1, sum - counts.aborted)).toFixed(1);
    const cells = [sum, ...KINDS.map((kind) => counts[kind]), share].map((value) => String(value).padStart(10));
    return `${name.padEnd(width)}  ${cells.join('')}`;
  });
  return [head, ...lines].join('\n');
}

function list(title: string, counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (entries.length === 0) return '';
  return [title, ...entries.map(([name, number]) => `${String(number).padStart(8)}  ${name}`)].join('\n');
}
