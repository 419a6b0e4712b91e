interface Answer {
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** What an AI agent does with the tools of an MCP server. */
export class McpClient {
  readonly #url: string;
  readonly #headers: Record<string, string> = {
    accept: 'application/json, text/event-stream',
    'content-type': 'application/json',
  };
  #lastId = 0;

  constructor(url: string) {
    this.#url = url;
  }

  async connect(): Promise<void> {
    const clientInfo = { name: 'e2e', version: '1' };
    await this.#call('initialize', { protocolVersion: '2025-03-26', capabilities: {}, clientInfo });
    await this.#send({ jsonrpc: '2.0', method: 'notifications/initialized' });
  }

  async tools(): Promise<
    { name: string; description: string; inputSchema: { properties: Record<string, unknown> } }[]
  > {
    const { tools } = await this.#call('tools/list', {});
    return tools as Awaited<ReturnType<McpClient['tools']>>;
  }

  /** The text that an agent reads. */
  async use(name: string, args: Record<string, unknown>): Promise<string> {
    const { content } = await this.#call('tools/call', { name, arguments: args });
    return (content as { text: string }[]).map(({ text }) => text).join('\n');
  }

  async #call(method: string, params: object): Promise<Readonly<Record<string, unknown>>> {
    this.#lastId += 1;
    const text = await this.#send({ jsonrpc: '2.0', id: this.#lastId, method, params });
    // Plain JSON, or one event whose data is the same.
    const { result, error } = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text) as Answer;
    if (!result) throw new Error(error?.message ?? text);
    return result;
  }

  async #send(body: object): Promise<string> {
    const response = await fetch(this.#url, { method: 'POST', headers: this.#headers, body: JSON.stringify(body) });
    const sessionId = response.headers.get('mcp-session-id');
    if (sessionId) this.#headers['mcp-session-id'] = sessionId;
    return response.text();
  }
}
