import type { StepBundle } from '../step/create-keepnet';

/** The time zone of the Zap's account, for "today" and "this month". */
export function timeZoneOf({ meta }: StepBundle): string {
  return meta?.timezone?.trim() || 'UTC';
}
