import { parseJson } from '../../../packages/core/src/http/parse-json';
import { createCompanyReader } from '../../../packages/core/src/search/parse-company';
import type { WireRow } from '../../../packages/core/src/search/wire-field';
import { median } from './median';

const ROWS = 10_000;
const WARM_UP_RUNS = 5;

/** What reading one ordinary page costs, in milliseconds, medians over all runs. */
export interface PageCost {
  /** Decoded, parsed with bounds and a look for keys that come twice, its rows read. */
  readonly boundedMs: number;
  /** The same with JSON.parse alone. */
  readonly plainMs: number;
}

/** Reads a page of 10,000 companies both ways, in turns, so that other load on the machine affects both. */
export function measurePage(runs: number): PageCost {
  const bytes = new TextEncoder().encode(JSON.stringify(pageOf(ROWS)));
  const bounded: number[] = [];
  const plain: number[] = [];
  for (let run = -WARM_UP_RUNS; run < runs; run++) {
    const boundedMs = timed(() => readRows(valueOf(new TextDecoder().decode(bytes))));
    const plainMs = timed(() => readRows(JSON.parse(new TextDecoder().decode(bytes)) as unknown));
    if (run < 0) continue;
    bounded.push(boundedMs);
    plain.push(plainMs);
  }
  return { boundedMs: median(bounded), plainMs: median(plain) };
}

function valueOf(text: string): unknown {
  const parsed = parseJson(text);
  if (parsed.kind !== 'json') throw new Error('The page of the bench cannot be read.');
  return parsed.value;
}

function readRows(page: unknown): number {
  const { data } = page as { data: { results: WireRow[] } };
  const reader = createCompanyReader({ dateFormat: 'auto' }, '2026-10');
  return data.results.map(reader.read).length;
}

function timed(work: () => number): number {
  const startedAt = performance.now();
  if (work() !== ROWS) throw new Error('Not every row was read.');
  return performance.now() - startedAt;
}

function pageOf(count: number): object {
  const results = Array.from({ length: count }, (_, index) => ({
    companyResourceId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    companyName: `Customer ${index} Ltd.`,
    resellerName: `Reseller ${index % 20}`,
    resellerResourceId: `00000000-0000-4000-9000-${String(index % 20).padStart(12, '0')}`,
    industryName: 'Finance',
    industryResourceId: '00000000-0000-4000-a000-000000000001',
    licenseTypeName: 'Enterprise',
    licenseTypeResourceId: '00000000-0000-4000-b000-000000000001',
    numberOfUsers: '250',
    isNumberOfUsersLimited: true,
    targetUserCount: index % 300,
    inactiveTargetUserCount: 3,
    deletedTargetUserCount: 1,
    monthlyActiveUserCount: index % 280,
    licenseEndDate: '2027-03-31T00:00:00',
    licenceExpired: false,
    createTime: '2025-06-01T09:30:00',
    tags: ['gold', `bill:C-${index}`],
    privacyDurationId: null,
    children: null,
  }));
  return { data: { pageNumber: 1, totalNumberOfRecords: count, results }, status: 'SUCCESS' };
}
