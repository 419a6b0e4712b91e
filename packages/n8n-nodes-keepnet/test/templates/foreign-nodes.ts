import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData, INodeType } from 'n8n-workflow';

import { n8n } from '../harness/n8n-modules';

/** What a node of another package was asked to do, with its expressions resolved. */
export interface Asked {
  readonly node: string;
  readonly parameters: IDataObject;
  /** The binary fields that it was given. */
  readonly binary: string[];
}

type Behavior = (context: IExecuteFunctions, items: INodeExecutionData[]) => INodeExecutionData[][];

/**
 * Stands for a node type of another package: does what a template needs of it, and tells what it was asked.
 *
 * @param nodes The template's nodes of this type.
 */
export function foreignNode(type: string, nodes: readonly INode[], asked: Asked[]): INodeType {
  const { Main } = n8n.workflow.NodeConnectionTypes;
  const behavior = BEHAVIORS[type];
  const parameterNames = new Set(nodes.flatMap(({ parameters }) => Object.keys(parameters)));
  return {
    description: {
      displayName: type,
      name: type,
      group: [/trigger$/i.test(type) ? 'trigger' : 'transform'],
      version: nodes.map(({ typeVersion }) => typeVersion),
      description: '',
      defaults: {},
      inputs: [Main],
      outputs: [Main, Main],
      properties: [...parameterNames].map((name) => ({ displayName: name, name, type: 'json', default: '' })),
    },
    async execute() {
      const items = this.getInputData();
      const node = this.getNode();
      for (const [index, { binary = {} }] of items.entries()) {
        const names = Object.keys(node.parameters);
        const parameters = Object.fromEntries(names.map((name) => [name, this.getNodeParameter(name, index)]));
        asked.push({ node: node.name, parameters: parameters as IDataObject, binary: Object.keys(binary) });
      }
      return behavior
        ? behavior(this, items)
        : [items.map((item, index) => ({ ...item, pairedItem: { item: index } }))];
    },
  };
}

const BEHAVIORS: Readonly<Record<string, Behavior>> = {
  'n8n-nodes-base.set': (context, items) => [
    items.map(({ json }, index) => {
      const { assignments } = context.getNodeParameter('assignments', index) as {
        assignments: { name: string; value: IDataObject[string] }[];
      };
      const kept = context.getNodeParameter('includeOtherFields', index, false) ? json : {};
      const fields = Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
      return { json: { ...kept, ...fields }, pairedItem: { item: index } };
    }),
  ],
  'n8n-nodes-base.aggregate': (context, items) => [
    [{ json: { [String(context.getNodeParameter('destinationFieldName', 0))]: items.map(({ json }) => json) } }],
  ],
  'n8n-nodes-base.filter': (context, items) => [
    items.filter((_, index) => context.getNodeParameter('conditions.conditions[0].leftValue', index) !== undefined),
  ],
  'n8n-nodes-base.if': (context, items) => {
    const isMissing = (_: unknown, index: number): boolean =>
      context.getNodeParameter('conditions.conditions[0].leftValue', index) === undefined;
    const [missing, there] = [items.filter(isMissing), items.filter((item, index) => !isMissing(item, index))];
    return [missing, there];
  },
  'n8n-nodes-base.splitInBatches': (context, items) => {
    const state = context.getContext('node') as { left?: INodeExecutionData[] };
    state.left ??= items.map((item, index) => ({ ...item, pairedItem: { item: index } }));
    const [next, ...left] = state.left;
    state.left = left;
    return next ? [[], [next]] : [[], []];
  },
};
