/** What a step tells Zapier about one field of its result. */
export interface OutputField {
  key: string;
  label: string;
  type?: 'string' | 'number' | 'boolean' | 'datetime' | 'file' | 'integer';
  list?: boolean;
  children?: OutputField[];
}
