import * as z from 'zod/mini';

const text = z.catch(z.optional(z.string()), undefined);

const claimsSchema = z.object({
  // A list if the holder has several.
  role: z.catch(z.optional(z.union([z.string(), z.array(z.string())])), undefined),
  user_company_name: text,
});

/** What a token says about its holder. It is only shown: the server's answers decide what the holder may do. */
export interface TokenClaims {
  /** Several are joined by a comma. */
  readonly role?: string | undefined;
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
    const role = Array.isArray(claims.role) ? claims.role.join(', ') : claims.role;
    return { role: role || undefined, companyName: claims.user_company_name };
  } catch {
    return {};
  }
}
