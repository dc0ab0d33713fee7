// Owns which frames of an animation, or pages of a document, are read when there are more than a person waits for.

const MAX_READ = 24

/** Indexes in order: all of few, the first, the last and evenly between of many. */
export function chosenFrames(count: number, most: number = MAX_READ): number[] {
  if (count <= most) return Array.from({ length: Math.max(0, count) }, (_, index) => index)
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)))
}
