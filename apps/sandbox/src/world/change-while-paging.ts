import { addDays } from './calendar';
import type { CompanyWorld } from './company-world';

const OLDEST_AGE_DAYS = 3000;

function addNow(world: CompanyWorld, today: string): void {
  world.add({}, `${today}T12:00:00`);
}

function addOld(world: CompanyWorld, today: string): void {
  world.add({}, `${addDays(today, -OLDEST_AGE_DAYS)}T12:00:00`);
}

function removeFirst(world: CompanyWorld): void {
  const [first] = world.companies.toSorted(
    (left, right) => left.createTime.localeCompare(right.createTime, 'en') || left.sequence - right.sequence,
  );
  if (first !== undefined) world.remove(first.companyId);
}

/** What happens to the list while somebody reads it; other paging scenarios leave the list alone. */
export function changeWhilePaging(scenario: string, world: CompanyWorld, today: string): void {
  if (scenario === 'insert-while-paging') addNow(world, today);
  if (scenario === 'insert-old-while-paging') addOld(world, today);
  if (scenario === 'delete-while-paging') removeFirst(world);
  if (scenario === 'swap-while-paging') {
    removeFirst(world);
    addNow(world, today);
  }
}
