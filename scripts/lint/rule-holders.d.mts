export const TYPED_RULES: Readonly<Record<string, unknown>>
export const HELD_ELSEWHERE: Readonly<Record<string, 'off'>>
