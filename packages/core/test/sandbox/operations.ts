import { FILE_OPERATIONS } from './file-operations';
import { LIST_OPERATIONS } from './list-operations';
import type { Operation } from './operation';
import { SEARCH_OPERATIONS } from './search-operations';
import { TOTAL_OPERATIONS } from './total-operations';

/** Everything that a client can be asked. */
export const OPERATIONS: readonly Operation[] = [
  ...TOTAL_OPERATIONS,
  ...LIST_OPERATIONS,
  ...FILE_OPERATIONS,
  ...SEARCH_OPERATIONS,
];
