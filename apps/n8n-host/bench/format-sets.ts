import { titleOf } from './bench-plan';
import { OPERATION_TITLES } from './operations';
import { mediansOf, type Medians, type SampleSet } from './sample-set';

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const TABLE_HEAD = [
  '| Companies | Question | Who | Wall | CPU | Memory | Requests | Token requests | Runs | Wall to ours | Memory to ours |',
  '| ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
].join('\n');

/** One line of the table; `ours` are the medians of our node for the same question. */
export function formatSet(set: SampleSet, ours: Medians | undefined): string {
  const medians = mediansOf(set);
  const { wallMs, cpuMs, growthMb, requests, tokenRequests } = medians;
  const toOurs = (theirs: number | undefined, own: number | undefined): string =>
    set.contender.who === 'keepnet' || !theirs || !own ? '' : `${(theirs / own).toFixed(1)}×`;
  const cells = [
    grouped.format(set.companies),
    OPERATION_TITLES[set.operation],
    titleOf(set.contender),
    `${grouped.format(wallMs)} ms`,
    `${grouped.format(cpuMs)} ms`,
    growthMb === undefined ? '' : `+${grouped.format(growthMb)} MB`,
    grouped.format(requests),
    grouped.format(tokenRequests),
    String(set.samples.length),
    toOurs(wallMs, ours?.wallMs),
    toOurs(growthMb, ours?.growthMb),
  ];
  return `| ${cells.join(' | ')} |`;
}
