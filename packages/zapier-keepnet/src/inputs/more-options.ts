/** What most users leave alone: a group of fields of its own at the end of a form. */
export const MORE_OPTIONS = { key: 'more_options', label: 'More Options' } as const;

/** A field, put there. */
export const asMoreOption = <Field extends object>(field: Field) => ({ ...field, group: MORE_OPTIONS.key });
