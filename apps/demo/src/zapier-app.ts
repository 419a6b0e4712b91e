import app from 'zapier-keepnet';
import zapier from 'zapier-platform-core';

interface Event {
  readonly command: 'execute';
  /** Where in the integration the step is, such as `searches.find_company.operation.perform`. */
  readonly method: string;
  readonly bundle: object;
  /** Zapier's servers want a line on memory per call; a person at a terminal does not. */
  readonly calledFromCli: true;
}

// Exported, but without types.
const { createAppHandler } = zapier as unknown as {
  createAppHandler: (app: object) => (event: Event) => Promise<{ results: unknown }>;
};

const handler = createAppHandler(app);

/** Runs a step of the Zapier integration in Zapier's own runtime, as Zapier's servers call it. */
export async function runZapierStep<Result>(method: string, bundle: object): Promise<Result> {
  return (await handler({ command: 'execute', method: `${method}.perform`, bundle, calledFromCli: true }))
    .results as Result;
}
