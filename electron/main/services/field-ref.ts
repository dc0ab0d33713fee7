// Owns the name by which main speaks of a field: two ids, no value.

export interface FieldRef {
  itemId: string
  fieldId: string
}
