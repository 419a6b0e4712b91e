import { inputError } from '../api-refusal';
import { FILTER_FIELDS, type FilterContext, type Predicate } from './filter-fields';
import type { FilterGroup, FilterItem } from './parse-filter';

function compileItem({ fieldName, operator, value }: FilterItem, context: FilterContext): Predicate {
  const field = FILTER_FIELDS.get(fieldName.toLowerCase());
  if (field === undefined) throw inputError(`Filter field ${fieldName} is not known.`);
  const predicate = field(operator.toLowerCase(), value, context);
  if (predicate === undefined) throw inputError(`Operator ${operator} is not known for filter field ${fieldName}.`);
  return predicate;
}

/**
 * A filter as one predicate; a group without conditions lets everything through.
 *
 * @throws ApiRefusal (400, INPUT_ERROR) for a field, operator or value that the API does not know.
 */
export function compileFilter(group: FilterGroup, context: FilterContext): Predicate | undefined {
  const parts = [
    ...group.items.map((item) => compileItem(item, context)),
    ...group.groups.map((inner) => compileFilter(inner, context)),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  return group.condition === 'AND'
    ? (company) => parts.every((part) => part(company))
    : (company) => parts.some((part) => part(company));
}
