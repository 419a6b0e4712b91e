import type { CompanyRecord } from './company-record';
import { isOverLimit } from './company-facts';
import { type SeedOptions, seedCompanies } from './seed-companies';

/** The fields that an admin call may set. */
export type CompanyChange = Partial<Omit<CompanyRecord, 'sequence' | 'companyId'>>;

/** All companies of one reseller, with everything that changes them. */
export class CompanyWorld {
  /** Grows with every change, so that what was derived from the companies can be thrown away. */
  version = 0;
  readonly #byId = new Map<string, CompanyRecord>();
  #nextSequence: number;
  #overLimit: { version: number; count: number } | undefined;

  constructor(readonly seedOptions: SeedOptions) {
    for (const company of seedCompanies(seedOptions)) this.#byId.set(company.companyId, company);
    this.#nextSequence = seedOptions.count + 1;
  }

  /** The raw companies in the order of their internal id. Read only: change them through the methods. */
  get companies(): readonly CompanyRecord[] {
    return [...this.#byId.values()];
  }

  get size(): number {
    return this.#byId.size;
  }

  get overLimitCount(): number {
    if (this.#overLimit?.version !== this.version) {
      this.#overLimit = { version: this.version, count: this.companies.filter(isOverLimit).length };
    }
    return this.#overLimit.count;
  }

  find(companyId: string): CompanyRecord | undefined {
    return this.#byId.get(companyId);
  }

  /** Adds a company made from the seed, with `change` laid over it; by default it was created just now. */
  add(change: CompanyChange, createTime: string): CompanyRecord {
    const sequence = this.#nextSequence;
    this.#nextSequence += 1;
    const [fresh] = seedCompanies({ ...this.seedOptions, count: 1, seed: this.seedOptions.seed + sequence * 7919 });
    if (fresh === undefined) throw new Error('The seed made no company.');
    const company: CompanyRecord = {
      ...fresh,
      companyName: `New Company ${sequence}`,
      resellerName: this.seedOptions.resellers.root,
      createTime,
      ...change,
      sequence,
    };
    this.#byId.set(company.companyId, company);
    this.version += 1;
    return company;
  }

  /** Changes a company; undefined if there is none with this id. */
  change(companyId: string, change: CompanyChange): CompanyRecord | undefined {
    const company = this.#byId.get(companyId);
    if (company === undefined) return undefined;
    Object.assign(company, change);
    this.version += 1;
    return company;
  }

  /** False if there is no company with this id. */
  remove(companyId: string): boolean {
    const removed = this.#byId.delete(companyId);
    if (removed) this.version += 1;
    return removed;
  }
}
