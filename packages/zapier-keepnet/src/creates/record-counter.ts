const [LINE_FEED, CARRIAGE_RETURN, QUOTE] = [0x0a, 0x0d, 0x22];
const UTF_16_MARKS = [0xff, 0xfe];

/** Counts the records of a CSV file as it passes, its header included. */
export interface RecordCounter {
  add(chunk: Uint8Array): void;
  /** Records so far; null when the file is in an encoding whose bytes cannot be counted so. */
  readonly count: number | null;
}

/** A line break within quotes does not end a record, and an empty line is none. Doubled quotes cancel out. */
export function createRecordCounter(): RecordCounter {
  let records = 0;
  let isQuoted = false;
  let isInRecord = false;
  let isCountable: boolean | undefined;
  return {
    add(chunk) {
      if (chunk.length > 0) isCountable ??= !UTF_16_MARKS.includes(chunk[0] ?? 0);
      for (const byte of chunk) {
        if (byte === QUOTE) isQuoted = !isQuoted;
        if (byte === LINE_FEED && !isQuoted) isInRecord = false;
        else if (byte !== CARRIAGE_RETURN && !isInRecord) {
          isInRecord = true;
          records++;
        }
      }
    },
    get count() {
      return isCountable === false ? null : records;
    },
  };
}
