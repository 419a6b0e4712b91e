import { handle } from './app-handler';

export interface FieldDefinition {
  readonly key: string;
  readonly label?: string;
  readonly type?: string;
  readonly helpText?: string;
  readonly default?: string;
  readonly required?: boolean;
  readonly primary?: boolean;
  readonly list?: boolean;
  readonly choices?: Readonly<Record<string, string>>;
  readonly dynamic?: string;
  readonly search?: string;
  readonly children?: readonly FieldDefinition[];
}

export interface StepDefinition {
  readonly key: string;
  readonly noun: string;
  readonly display: { readonly label: string; readonly description: string; readonly hidden?: boolean };
  readonly operation: {
    readonly inputFields?: readonly FieldDefinition[];
    readonly outputFields: readonly FieldDefinition[];
    readonly sample: Readonly<Record<string, unknown>>;
  };
}

type Steps = Readonly<Record<string, StepDefinition>>;

/** The integration as Zapier's servers get it, functions taken out. */
export interface Definition {
  readonly version: string;
  readonly platformVersion: string;
  readonly flags: { readonly cleanInputData: boolean };
  readonly authentication: { readonly connectionLabel: string; readonly fields: readonly FieldDefinition[] };
  readonly triggers: Steps;
  readonly searches: Steps;
  readonly creates: Steps;
}

export const readDefinition = (): Promise<Definition> => handle<Definition>({ command: 'definition' });

/** Every text in a value, with the path to it. */
export function textsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${path}.${name}`));
}
