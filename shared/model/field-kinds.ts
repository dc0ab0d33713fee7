// Owns the kinds of fields by name. Apart from the shapes: what reads a vault needs the names and no schema.

export const OPEN_FIELD_KINDS = ['username', 'website', 'text'] as const
export const SECRET_FIELD_KINDS = ['password', 'concealed'] as const
export const FIELD_KINDS = [...OPEN_FIELD_KINDS, ...SECRET_FIELD_KINDS, 'otp'] as const
