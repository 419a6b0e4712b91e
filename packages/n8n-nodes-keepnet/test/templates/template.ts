import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IConnections, INode } from 'n8n-workflow';

export interface Template {
  readonly name: string;
  readonly nodes: INode[];
  readonly connections: IConnections;
  readonly settings: { readonly executionOrder: 'v1' };
  readonly pinData: object;
}

const FOLDER = join(import.meta.dirname, '..', '..', 'workflows');

export const TEMPLATE_FILES = readdirSync(FOLDER);

export function readTemplate(file: string): Template {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Template;
}

export const isNote = ({ type }: INode): boolean => type === 'n8n-nodes-base.stickyNote';

/** Each connection with its two ends. */
export function linksOf({ connections }: Template): { from: string; to: string; kind: string }[] {
  return Object.entries(connections).flatMap(([from, byKind]) =>
    Object.entries(byKind).flatMap(([kind, outputs]) =>
      outputs.flatMap((targets) => (targets ?? []).map(({ node: to }) => ({ from, to, kind }))),
    ),
  );
}
