import { handle } from './app-handler';

export interface FieldDefinition {
  readonly key: string;
  readonly label?: string;
  readonly type?: string;
  readonly helpText?: string;
  readonly placeholder?: string;
  readonly default?: string;
  readonly required?: boolean;
  readonly primary?: boolean;
  readonly list?: boolean;
  readonly group?: string;
  readonly altersDynamicFields?: boolean;
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
    /** A text stands for a function. */
    readonly inputFields?: readonly (FieldDefinition | string)[];
    readonly inputFieldGroups?: readonly { readonly key: string; readonly label: string }[];
    readonly outputFields: readonly FieldDefinition[];
    readonly sample: Readonly<Record<string, unknown>>;
  };
}

type Steps = Readonly<Record<string, StepDefinition>>;

const KINDS = ['triggers', 'searches', 'creates'] as const;

/** The integration as Zapier's servers get it, functions taken out. */
export interface Definition extends Readonly<Record<(typeof KINDS)[number], Steps>> {
  readonly version: string;
  readonly platformVersion: string;
  readonly flags: { readonly cleanInputData: boolean };
  readonly authentication: { readonly connectionLabel: string; readonly fields: readonly FieldDefinition[] };
}

export const readDefinition = (): Promise<Definition> => handle<Definition>({ command: 'definition' });

/** The fields that a form shows once these are filled in. */
export async function inputsOf(kind: string, { key }: StepDefinition, inputData: object): Promise<FieldDefinition[]> {
  const method = `${kind}.${key}.operation.inputFields`;
  return await handle<FieldDefinition[]>({ command: 'execute', method, bundle: { inputData, authData: {} } });
}

/** All fields that the forms of all steps can show, by the key of the step. */
export async function allInputs(definition: Definition): Promise<Map<string, FieldDefinition[]>> {
  const steps = KINDS.flatMap((kind) => Object.values(definition[kind]).map((step) => ({ kind, step })));
  const everything = { list: 'renewals' };
  const inputs = steps.map(async ({ kind, step }): Promise<[string, FieldDefinition[]]> => [
    step.key,
    step.operation.inputFields ? await inputsOf(kind, step, everything) : [],
  ]);
  return new Map(await Promise.all(inputs));
}

/** The choices that the definition names; those of a dropdown that asks Keepnet are not among them. */
export const choicesOf = ({ choices = {} }: FieldDefinition): Readonly<Record<string, string>> =>
  'perform' in choices ? {} : choices;

/** Every text in a value, with the path to it. */
export function textsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${path}.${name}`));
}
