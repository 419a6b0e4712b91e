import type { INodeProperties } from 'n8n-workflow';

import { type Month, monthInZone, previousMonth } from '../../../core';
import { clock } from '../clock';
import type { OperationCall } from '../operation';

export type Period = 'currentMonth' | 'previousMonth' | 'custom';

/**
 * Which month Monthly Users counts.
 *
 * @param description without its final period
 */
export function periodProperties(description: string): INodeProperties[] {
  return [
    {
      displayName: 'Period',
      name: 'period',
      type: 'options',
      default: 'previousMonth',
      description: `${description}. "Current" and "previous" use the workflow's time zone, unless you set another one in Options.`,
      options: [
        { name: 'Previous Month', value: 'previousMonth', description: 'The last completed month' },
        { name: 'Current Month', value: 'currentMonth', description: 'The month that is still running' },
        { name: 'Custom', value: 'custom', description: 'A month that you enter' },
      ],
    },
    {
      displayName: 'Month',
      name: 'month',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. 2026-10',
      hint: 'Year and month as YYYY-MM. Keepnet has Monthly Users from 2025-12 on.',
      description: 'The month to count, as YYYY-MM',
      displayOptions: { show: { period: ['custom'] } },
    },
  ];
}

/** The month in the Period parameters. */
export function readPeriod(call: OperationCall): Month {
  const period = call.parameter<Period>('period');
  if (period === 'custom') return call.parameter('month');
  const current = monthInZone(clock.now(), call.timeZone);
  return period === 'previousMonth' ? previousMonth(current) : current;
}
