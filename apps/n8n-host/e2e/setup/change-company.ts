import type { CompanySnapshot, RunningSandbox } from '@keepnet-workflows/sandbox';

/** Changes a company of the sandbox, or adds one. */
export async function changeCompany(
  { url }: RunningSandbox,
  companyId: string | undefined,
  change: Readonly<Record<string, unknown>>,
): Promise<CompanySnapshot> {
  const path = companyId === undefined ? 'companies' : `companies/${companyId}`;
  const response = await fetch(`${url}/_sandbox/${path}`, { method: 'POST', body: JSON.stringify(change) });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as CompanySnapshot;
}
