/** A checksum that grows row by row, whatever the order of the rows. */
export interface UsageDigest {
  add(companyId: string, monthlyUsers: number): void;
  /** 16 hexadecimal digits. */
  toString(): string;
}

/**
 * Sums two 32-bit hashes (FNV-1a, finished as in MurmurHash3) of each row. It tells two readings apart that differ by
 * accident; it is no signature and withstands no one who means to deceive.
 */
export function createUsageDigest(): UsageDigest {
  let high = 0;
  let low = 0;
  return {
    add(companyId, monthlyUsers) {
      const row = `${companyId}\n${monthlyUsers}`;
      high = (high + hash(row, 0x811c9dc5)) >>> 0;
      low = (low + hash(row, 0x9e3779b9)) >>> 0;
    },
    toString: () => hex(high) + hex(low),
  };
}

function hash(text: string, seed: number): number {
  let value = seed;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');
