/**
 * Adds up Monthly Users with a credential and checks nothing. It requests the pages as the bare client does: the first
 * one alone, then as many at once as the Keepnet node.
 */
export class BareNode {
  description = {
    displayName: 'Bare Node',
    name: 'bareNode',
    group: ['input'],
    version: 1,
    description: 'Adds up the Monthly Users of pages',
    defaults: { name: 'Bare Node' },
    inputs: ['main'],
    outputs: ['main'],
    credentials: [{ name: 'keepnetApi', required: true }],
    properties: [
      { displayName: 'URL', name: 'url', type: 'string', default: '' },
      { displayName: 'Bodies', name: 'bodies', type: 'json', default: '[]', description: 'Of the requests, in order' },
      { displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 4 },
    ],
  };

  async execute() {
    const url = this.getNodeParameter('url', 0);
    const [first, ...others] = JSON.parse(this.getNodeParameter('bodies', 0));
    // Once: n8n would resolve it for each request.
    const data = await this.getCredentials('keepnetApi', 0);
    const ask = (body) => usersOfPage(this, data, url, body);
    const sums = [await ask(first)];
    const askInTurn = async () => {
      for (let body = others.shift(); body; body = others.shift()) sums.push(await ask(body));
    };
    await Promise.all(Array.from({ length: this.getNodeParameter('concurrency', 0) }, askInTurn));
    const total = sums.reduce((sum, users) => sum + users, 0);
    return [[{ json: { total }, pairedItem: { item: 0 } }]];
  }
}

/** As a stream: n8n needs twice the processor time to read JSON itself. */
async function usersOfPage(context, data, url, body) {
  const response = await context.helpers.httpRequestWithAuthentication.call(
    context,
    'keepnetApi',
    {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(body)),
      encoding: 'stream',
      returnFullResponse: true,
      disableFollowRedirect: true,
    },
    { credentialsDecrypted: { id: '', name: '', type: 'keepnetApi', data } },
  );
  const chunks = [];
  for await (const chunk of response.body) chunks.push(chunk);
  const answer = JSON.parse(Buffer.concat(chunks).toString());
  return answer.data.results.reduce((sum, { monthlyActiveUserCount }) => sum + monthlyActiveUserCount, 0);
}
