export type TenantName = 'main' | 'second';

/** One REST API credential of the sandbox. Its secret is `<id>-secret`. */
export interface ApiClient {
  readonly id: string;
  readonly tenant: TenantName;
  readonly role: string;
  readonly isActive: boolean;
  /** As in the token: some servers write it as text. */
  readonly resellerAccess: boolean | string;
  readonly permissions: readonly string[] | undefined;
  readonly token: 'jwt' | 'opaque';
}

const ALL_PERMISSIONS = [
  'companies/search|POST',
  'companies/search/export|POST',
  'companies/my|GET',
  'companies/{resourceId}|GET',
  'companies/{resourceId}/license-check|GET',
];

const reseller: ApiClient = {
  id: 'sandbox',
  tenant: 'main',
  role: 'Reseller',
  isActive: true,
  resellerAccess: true,
  permissions: ALL_PERMISSIONS,
  token: 'jwt',
};

/** A Company Admin: a customer's own credential. */
export const COMPANY_ADMIN_RIGHTS = {
  role: 'Company Admin',
  resellerAccess: false,
  permissions: ['companies/my|GET', 'companies/{resourceId}|GET', 'companies/{resourceId}/license-check|GET'],
} as const satisfies Partial<ApiClient>;

/** All credentials. */
export const API_CLIENTS: readonly ApiClient[] = [
  reseller,
  { ...reseller, ...COMPANY_ADMIN_RIGHTS, id: 'company-admin' },
  { ...reseller, id: 'custom-role', role: 'Billing Reader', resellerAccess: 'false' },
  { ...reseller, id: 'inactive', isActive: false },
  { ...reseller, id: 'opaque', permissions: undefined, token: 'opaque' },
  { ...reseller, id: 'second-reseller', tenant: 'second', resellerAccess: 'true', permissions: undefined },
];

/** The client's rights: a Reseller may do everything, others what their permissions list. */
export function mayDo(client: ApiClient, permission: string): boolean {
  return client.role === 'Reseller' || (client.permissions?.includes(permission) ?? false);
}

export function secretOf(client: ApiClient): string {
  return `${client.id}-secret`;
}
