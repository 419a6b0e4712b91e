import type { Company } from '../companies/company';

/** What a file is made of: Keepnet's own file streamed through, or proved companies that are written here. */
export type ExportContent = { readonly stream: AsyncIterable<Uint8Array> } | { readonly companies: readonly Company[] };
