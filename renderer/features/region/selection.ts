// Owns the geometry of a drawn region: everything in whole pixels of the picture, never of the page. Pure.

export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export interface Box extends Point, Size {}

/** Smaller than any code that can be read. */
const LEAST_SIDE = 8

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), Math.max(most, least))

/** Whatever a drag covers, in whichever direction, cut off at the edges of the picture. */
export function boxBetween(a: Point, b: Point, picture: Size): Box {
  const left = within(Math.floor(Math.min(a.x, b.x)), 0, picture.width - 1)
  const top = within(Math.floor(Math.min(a.y, b.y)), 0, picture.height - 1)
  const right = within(Math.ceil(Math.max(a.x, b.x)), left + 1, picture.width)
  const bottom = within(Math.ceil(Math.max(a.y, b.y)), top + 1, picture.height)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Keeps its size: at an edge it stops. */
export function moved(box: Box, by: Point, picture: Size): Box {
  return { ...box, x: within(Math.round(box.x + by.x), 0, picture.width - box.width), y: within(Math.round(box.y + by.y), 0, picture.height - box.height) }
}

/** The left upper corner stays. */
export function resized(box: Box, by: Point, picture: Size): Box {
  return {
    ...box,
    width: within(Math.round(box.width + by.x), Math.min(LEAST_SIDE, picture.width), picture.width - box.x),
    height: within(Math.round(box.height + by.y), Math.min(LEAST_SIDE, picture.height), picture.height - box.y)
  }
}

/** Half of the picture's shorter side around a point: what somebody means who only points at a code. Moved inside where it would stand out. */
export function boxAround(point: Point, picture: Size): Box {
  const side = Math.max(1, Math.round(Math.min(picture.width, picture.height) / 2))
  return moved({ x: point.x - side / 2, y: point.y - side / 2, width: side, height: side }, { x: 0, y: 0 }, picture)
}

/** Where the keys begin when nothing has been drawn yet. */
export function boxInMiddle(picture: Size): Box {
  return boxAround({ x: picture.width / 2, y: picture.height / 2 }, picture)
}

export function isInside({ x, y }: Point, box: Box): boolean {
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height
}

/** A press that was not meant as a drag. */
export function isTooSmall({ width, height }: Size): boolean {
  return width < LEAST_SIDE || height < LEAST_SIDE
}
