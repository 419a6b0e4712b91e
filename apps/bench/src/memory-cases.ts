import { growthLabel } from './format-growth';
import type { MeasuredWork, MemoryKind } from './memory-growth';
import type { SandboxSize } from './with-sandbox';

/** A measurement of memory, and how much is allowed. */
export interface MemoryCase {
  readonly label: string;
  readonly work: MeasuredWork;
  readonly kind: MemoryKind;
  readonly size: Omit<SandboxSize, 'latencyMs'>;
  /** Undefined where there is none. */
  readonly goalMb: number | undefined;
}

const total = (kind: MemoryKind, companies: number, goalMb: number): MemoryCase => ({
  label: growthLabel(kind, companies),
  work: 'total',
  kind,
  size: { companies },
  goalMb,
});

/** So many that a file of them tells. */
const MANY = { companies: 100_000 };

export const MEMORY_CASES: readonly MemoryCase[] = [
  total('live', 10_000, 60),
  total('live', 100_000, 40),
  total('resident', 10_000, 80),
  total('resident', 100_000, 80),
  {
    label: 'Resident memory, CSV of 200 MB passed on',
    work: 'ownCsv',
    kind: 'resident',
    size: { companies: 2_000, scenario: 'huge-export:200' },
    goalMb: 40,
  },
  {
    // The step gives a Zap no file larger than 100 MB.
    label: "Resident memory, CSV of 90 MB in Zapier's runtime",
    work: 'zapier',
    kind: 'resident',
    size: { companies: 2_000, scenario: 'huge-export:90' },
    goalMb: undefined,
  },
  {
    label: 'Resident memory, CSV written from 100,000 companies',
    work: 'csv',
    kind: 'resident',
    size: MANY,
    goalMb: 150,
  },
  {
    label: 'Resident memory, Excel written from 100,000 companies',
    work: 'excel',
    kind: 'resident',
    size: MANY,
    goalMb: 150,
  },
  {
    label: 'Resident memory, report of 20,000 companies',
    work: 'report',
    kind: 'resident',
    size: { companies: 20_000 },
    goalMb: 420,
  },
];
