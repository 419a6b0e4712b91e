import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

interface ModelRequest {
  readonly input: readonly { readonly type?: string; readonly role?: string; readonly output?: unknown }[];
  readonly tools: readonly { readonly name: string; readonly description: string }[];
}

export interface ModelPlan {
  /** The tool that it asks for, and with what. */
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** What it says once it has the tool's output. */
  readonly say: (output: string) => string;
}

export interface OpenAi {
  readonly url: string;
  readonly requests: readonly ModelRequest[];
}

/**
 * Stands for OpenAI's Responses API, with a model that understands nothing: it asks for the tool, and then says what the
 * plan makes of the tool's output.
 */
export async function openAi(key: string, plan: ModelPlan): Promise<OpenAi> {
  const requests: ModelRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const known = request.method === 'POST' && request.url === '/v1/responses';
      const allowed = request.headers.authorization === `Bearer ${key}`;
      if (!known || !allowed) return response.writeHead(known ? 401 : 404).end('{"error":{"message":"refused"}}');
      const asked = JSON.parse(Buffer.concat(chunks).toString()) as ModelRequest;
      requests.push(asked);
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(answerTo(asked, plan, requests.length)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests };
}

function answerTo({ input }: ModelRequest, plan: ModelPlan, count: number): object {
  const result = input.find(({ type }) => type === 'function_call_output');
  const call = { type: 'function_call', call_id: 'call_1', name: plan.tool, arguments: JSON.stringify(plan.arguments) };
  const said = (text: string): object => ({
    type: 'message',
    role: 'assistant',
    content: [{ type: 'output_text', text, annotations: [] }],
  });
  const output = result ? said(plan.say(textOf(result.output))) : call;
  return {
    id: `resp_${count}`,
    object: 'response',
    created_at: 0,
    status: 'completed',
    model: 'stand-in',
    output: [{ id: `item_${count}`, status: 'completed', ...output }],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
  };
}

const textOf = (output: unknown): string => (typeof output === 'string' ? output : JSON.stringify(output));
