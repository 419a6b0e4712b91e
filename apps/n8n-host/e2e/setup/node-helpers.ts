import { createRequire } from 'node:module';

import type * as N8nWorkflow from 'n8n-workflow';

// Its ES modules leave file extensions out, which Node does not load.
const workflow = createRequire(import.meta.url)('n8n-workflow') as typeof N8nWorkflow;

/** How n8n reads the parameters of a node. */
export const { NodeHelpers } = workflow;
