import type { StepBundle } from '../step/create-keepnet';

/** The time zone of the Zap's account, in which "today" and "this month" are taken. */
export function timeZoneOf({ meta }: StepBundle): string {
  return meta?.timezone?.trim() || 'UTC';
}
