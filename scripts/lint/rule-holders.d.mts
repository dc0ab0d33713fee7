// The shapes of rule-holders.mjs, which brings no types. Nothing else of it may be used without a line here.
export const TYPED_RULES: Readonly<Record<string, unknown>>
export const HELD_ELSEWHERE: Readonly<Record<string, 'off'>>
