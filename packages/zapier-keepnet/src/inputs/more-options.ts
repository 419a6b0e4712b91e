/** Fields that most users do not need: a separate group at the end of a form. */
export const MORE_OPTIONS = { key: 'more_options', label: 'More Options' } as const;

/** A field in that group. */
export const asMoreOption = <Field extends object>(field: Field) => ({ ...field, group: MORE_OPTIONS.key });
