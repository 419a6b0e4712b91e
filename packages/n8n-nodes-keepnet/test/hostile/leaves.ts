import type { INodeParameters, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** One field of the editor, and how a workflow's parameters hold a value for it. */
export interface Leaf {
  readonly property: INodeProperties;
  readonly isTop: boolean;
  readonly withValue: (value: unknown) => INodeParameters;
}

/** Every field that is shown beside these parameters, those within collections as well. */
export function leavesOf(properties: readonly INodeProperties[], shownBy: INodeParameters): Leaf[] {
  return properties
    .filter(({ displayOptions }) => belongs(displayOptions?.show, shownBy))
    .flatMap((property) => {
      const setting = { ...shownBy, ...neededBy(property) };
      const put = (value: unknown): INodeParameters => ({ ...setting, [property.name]: value as string });
      return /collection/i.test(property.type) ? within(property, put) : [{ property, isTop: true, withValue: put }];
    });
}

function within(property: INodeProperties, put: Leaf['withValue']): Leaf[] {
  if (property.type === 'collection') {
    return ((property.options ?? []) as INodeProperties[]).map((field) => ({
      property: field,
      isTop: false,
      withValue: (value) => put({ [field.name]: value }),
    }));
  }
  if (property.type !== 'fixedCollection') return [];
  return ((property.options ?? []) as INodePropertyCollection[]).flatMap(({ name, values }) =>
    values.map((field) => ({
      property: field,
      isTop: false,
      withValue: (value: unknown) => {
        const row = { ...shownWith(field, values), [field.name]: value };
        return put({ [name]: property.typeOptions?.multipleValues ? [row] : row });
      },
    })),
  );
}

type Show = NonNullable<INodeProperties['displayOptions']>['show'];

function belongs(show: Show, shownBy: INodeParameters): boolean {
  return Object.entries(shownBy).every(([name, value]) => !show?.[name] || show[name].includes(value as string));
}

/** What other parameters must be for a parameter to be shown. */
function neededBy({ displayOptions }: INodeProperties): INodeParameters {
  return Object.fromEntries(
    Object.entries(displayOptions?.show ?? {}).map(([name, values]) => [name, values?.[0] as string]),
  );
}

/** What other fields of a row must not be for a field to be shown. */
function shownWith({ displayOptions }: INodeProperties, fields: readonly INodeProperties[]): INodeParameters {
  const hidden = Object.entries(displayOptions?.hide ?? {}).map(([name, values = []]) => {
    const choices = (fields.find((field) => field.name === name)?.options ?? []) as INodePropertyOptions[];
    return [name, choices.find(({ value }) => !values.includes(value))?.value ?? ''];
  });
  return Object.fromEntries(hidden) as INodeParameters;
}
