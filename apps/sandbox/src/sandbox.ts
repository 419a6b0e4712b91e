import type { TenantName } from './auth/api-clients';
import { TokenStore } from './auth/token-store';
import { Journal } from './journal';
import { completeOptions, type CompleteOptions, type SandboxOptions } from './sandbox-options';
import { ActiveScenarios } from './scenarios/active-scenarios';
import { HOSTILE_NAMES } from './scenarios/search-scenarios';
import type { ListServer } from './search/list-server';
import { SearchCache } from './search/search-cache';
import { snapshotOf, type CompanySnapshot } from './snapshot';
import { mainResellers, SECOND_RESELLERS } from './world/awkward-companies';
import { CompanyWorld } from './world/company-world';

const SECOND_SEED_OFFSET = 104_729;

/** One reseller's side of the server. */
export interface Tenant {
  readonly name: TenantName;
  readonly world: CompanyWorld;
  readonly cache: SearchCache;
  /** The reseller itself, as named in its token. */
  readonly company: { readonly id: string; readonly name: string };
}

/** All state of the server that changes while it runs. */
export class Sandbox {
  readonly options: CompleteOptions;
  readonly journal = new Journal();
  readonly tokens = new TokenStore();
  /** Aborted when the server closes, so that slow answers do not hold it up. */
  readonly closing = new AbortController();
  #answers = 0;
  #today: string;
  #scenarios: ActiveScenarios;
  #tenants: Record<TenantName, Tenant>;

  /** @throws SandboxInputError if an option or a scenario is wrong. */
  constructor(options: SandboxOptions = {}) {
    this.options = completeOptions(options);
    this.#today = this.options.today;
    this.#scenarios = new ActiveScenarios(this.options.scenario);
    this.#tenants = this.#createTenants();
  }

  /** The test clock's day, `YYYY-MM-DD`. */
  get today(): string {
    return this.#today;
  }

  /** Changes the test clock; the companies stay the same. */
  set today(day: string) {
    this.#today = day;
  }

  get scenarios(): ActiveScenarios {
    return this.#scenarios;
  }

  /** The companies of the reseller `sandbox`: the truth to compare answers with. */
  get world(): CompanyWorld {
    return this.#tenants.main.world;
  }

  tenant(name: TenantName): Tenant {
    return this.#tenants[name];
  }

  /** One reseller's companies, for a single answer. */
  listServer(name: TenantName): ListServer {
    const { world, cache } = this.tenant(name);
    this.#answers += 1;
    return {
      get companies() {
        return world.companies;
      },
      get overLimitCount() {
        return world.overLimitCount;
      },
      today: this.#today,
      zoneHours: 0,
      pageCap: this.options.pageCap,
      turn: this.#answers,
      selected: (question, select) => cache.get(question, world.version, select),
    };
  }

  /** @throws SandboxInputError for an unknown scenario. */
  setScenario(text: string): void {
    this.#scenarios = new ActiveScenarios(text);
  }

  /** Back to the start: same rows, no tokens, empty journal, and the given or initial scenario and day. */
  reset({ scenario, today }: { scenario?: string | undefined; today?: string | undefined } = {}): void {
    this.#scenarios = new ActiveScenarios(scenario ?? this.options.scenario);
    this.#today = today ?? this.options.today;
    this.#tenants = this.#createTenants();
    this.tokens.revokeAll();
    this.journal.clear();
  }

  /** The correct lists and totals, computed from the companies themselves. */
  snapshot(question: { month?: string; today?: string; tenant?: TenantName } = {}): CompanySnapshot[] {
    const today = question.today ?? this.#today;
    const { world } = this.tenant(question.tenant ?? 'main');
    return world.companies.map((company) => snapshotOf(company, question.month ?? today.slice(0, 7), today));
  }

  #createTenants(): Record<TenantName, Tenant> {
    const { companies: count, seed } = this.options;
    const today = this.#today;
    const hostileNames = new ActiveScenarios(this.options.scenario).isOn(HOSTILE_NAMES);
    const main = new CompanyWorld({ count, seed, today, resellers: mainResellers(hostileNames), hostileNames });
    const second = new CompanyWorld({
      count: Math.ceil(count / 20),
      seed: seed + SECOND_SEED_OFFSET,
      today,
      resellers: SECOND_RESELLERS,
      hostileNames,
    });
    return {
      main: {
        name: 'main',
        world: main,
        cache: new SearchCache(),
        company: { id: 'rEsellerAcme', name: 'ACME Resale' },
      },
      second: {
        name: 'second',
        world: second,
        cache: new SearchCache(),
        company: { id: 'rEsellerBore', name: SECOND_RESELLERS.root },
      },
    };
  }
}
