import type { ServiceAnswer, ServiceRequest, StandIn } from './https-proxy';

export type Deal = Readonly<Record<string, string>>;

interface Search {
  readonly filterGroups: readonly {
    readonly filters: readonly { readonly propertyName: string; readonly operator: string; readonly value: string }[];
  }[];
  readonly limit: number;
}

/** Stands for HubSpot's deals. One property of a deal is unique: a second deal with its value is refused. */
export class HubSpot implements StandIn {
  readonly host = 'api.hubapi.com';
  readonly deals: Deal[] = [];
  searches = 0;
  /** How many deals it creates before it fails, and how often it fails then. */
  #failure = { after: Number.POSITIVE_INFINITY, times: 0 };

  constructor(
    private readonly token: string,
    private readonly uniqueProperty: string,
  ) {}

  /** Lets the next requests for a new deal fail, once there are that many deals. */
  failAfter(deals: number, times: number): void {
    this.#failure = { after: deals, times };
  }

  answer({ method, url, headers, body }: ServiceRequest): ServiceAnswer {
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401, body: { message: 'invalid token' } };
    const call = `${method} ${url.pathname}`;
    if (call === 'POST /crm/v3/objects/deals/search') return this.#search(JSON.parse(body.toString()) as Search);
    if (call === 'POST /deals/v1/deal') {
      return this.#create(JSON.parse(body.toString()) as { properties: { name: string; value: string }[] });
    }
    throw new Error(`HubSpot has no ${call}.`);
  }

  #search({ filterGroups, limit }: Search): ServiceAnswer {
    this.searches += 1;
    const found = this.deals
      .map((properties, index) => ({ id: String(index + 1), properties }))
      .filter(({ properties }) =>
        filterGroups.some(({ filters }) =>
          filters.every(({ propertyName, operator, value }) => {
            if (operator !== 'EQ') throw new Error(`The stand-in does not know ${operator}.`);
            return properties[propertyName] === value;
          }),
        ),
      );
    return { status: 200, body: { total: found.length, results: found.slice(0, limit) } };
  }

  #create({ properties }: { properties: { name: string; value: string }[] }): ServiceAnswer {
    if (this.deals.length >= this.#failure.after && this.#failure.times > 0) {
      this.#failure.times -= 1;
      return { status: 500, body: { status: 'error', message: 'internal error' } };
    }
    const deal = Object.fromEntries(properties.map(({ name, value }) => [name, value]));
    const key = deal[this.uniqueProperty];
    if (this.deals.some((known) => known[this.uniqueProperty] === key)) {
      return { status: 400, body: { status: 'error', message: `A deal with ${this.uniqueProperty} ${key} exists.` } };
    }
    this.deals.push(deal);
    return { status: 200, body: { portalId: 1, dealId: this.deals.length, properties: {} } };
  }
}
