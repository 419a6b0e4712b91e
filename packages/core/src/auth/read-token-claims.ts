import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);

const claimsSchema = z.object({
  role: text,
  reseller_access: z.catch(z.optional(z.union([z.boolean(), z.string()])), undefined),
  user_company_name: text,
});

/** What a token says of its holder. It is shown, never relied on for access: that the server decides. */
export interface TokenClaims {
  readonly role?: string | undefined;
  readonly resellerAccess?: boolean | undefined;
  readonly companyName?: string | undefined;
}

/** Reads the claims of a JWT without verifying it; empty for a token of any other form. */
export function readTokenClaims(token: string): TokenClaims {
  const payload = token.split('.')[1];
  if (!payload) return {};
  try {
    const binary = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const claims = claimsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const access = claims.reseller_access;
    return {
      role: claims.role,
      companyName: claims.user_company_name,
      resellerAccess: access === undefined ? undefined : String(access).toLowerCase() === 'true',
    };
  } catch {
    return {};
  }
}
