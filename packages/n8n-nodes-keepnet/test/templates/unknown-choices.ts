import type { INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The names of the parameters whose value is none that their list offers; expressions are left alone. */
export function unknownChoices(properties: readonly INodeProperties[], values: INodeParameters): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const named = properties.filter((property) => property.name === name);
    if (named.length === 0) return [name];
    if (named.some(({ type }) => type === 'collection')) {
      const inner = named.flatMap(({ options = [] }) => options as INodeProperties[]);
      return unknownChoices(inner, value as INodeParameters).map((unknown) => `${name}.${unknown}`);
    }
    const lists = named.filter(({ type }) => type === 'options');
    if (lists.length === 0 || String(value).startsWith('=')) return [];
    const choices = lists.flatMap(({ options = [] }) =>
      (options as INodePropertyOptions[]).map((choice) => choice.value),
    );
    return choices.includes(value as string) ? [] : [`${name}: ${String(value)}`];
  });
}
