import type { ListedCompany } from '../world/company-record';

const MAX_ENTRIES = 8;

/**
 * The latest lists, so that a scan filters and sorts once, not once per page. A list is valid for one version of the
 * companies.
 */
export class SearchCache {
  readonly #lists = new Map<string, readonly ListedCompany[]>();
  #version = -1;

  get(key: string, version: number, make: () => readonly ListedCompany[]): readonly ListedCompany[] {
    if (version !== this.#version) {
      this.#lists.clear();
      this.#version = version;
    }
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const list = make();
    const [oldest] = this.#lists.keys();
    if (this.#lists.size >= MAX_ENTRIES && oldest !== undefined) this.#lists.delete(oldest);
    this.#lists.set(key, list);
    return list;
  }
}
