import type { Session } from '../../src/session';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The data tables of the owner of an n8n. */
export class DataTables {
  constructor(private readonly session: () => Session) {}

  /** The rows of the table with exactly this name, oldest first; none when there is no such table. */
  async rows(name: string): Promise<Row[]> {
    const id = (await this.#ids()).get(name);
    if (id === undefined) return [];
    const { data } = await this.session().get<{ data: Row[] }>(
      `${await this.#path()}/${id}/rows?take=1000&sortBy=id:asc`,
    );
    return data;
  }

  /** Where the editor shows the table. */
  async page(name: string): Promise<string> {
    const [, , , projectId] = (await this.#path()).split('/');
    return `/projects/${projectId}/datatables/${(await this.#ids()).get(name)}`;
  }

  /** Adds rows of texts, to a table that is made of them if there is none. */
  async add(name: string, rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
    const path = await this.#path();
    const columns = Object.keys(rows[0] ?? {}).map((column) => ({ name: column, type: 'string' }));
    const id = (await this.#ids()).get(name) ?? (await this.session().post<{ id: string }>(path, { name, columns })).id;
    await this.session().post(`${path}/${id}/insert`, { data: rows });
  }

  async removeAll(): Promise<void> {
    const path = await this.#path();
    for (const id of (await this.#ids()).values()) await this.session().delete(`${path}/${id}`);
  }

  async #path(): Promise<string> {
    const { id } = await this.session().get<{ id: string }>('/rest/projects/personal');
    return `/rest/projects/${id}/data-tables`;
  }

  async #ids(): Promise<Map<string, string>> {
    const { data } = await this.session().get<{ data: { id: string; name: string }[] }>(await this.#path());
    return new Map(data.map(({ id, name }) => [name, id]));
  }
}
