// Owns pictures while they arrive in parts. Gives each out once, and keeps nothing of what nobody announced.
import { picturePartSchema, type AnnouncedImage, type ReaderImage } from '../../shared/ipc/host-contract.ts'

interface Arriving {
  data: Uint8Array<ArrayBuffer>
  filledBytes: number
  /** Set once somebody waits for it. */
  whole: (() => void) | null
}

export interface ArrivingPictures {
  /** Makes room, so that the first part finds its place. */
  expect(announced: readonly AnnouncedImage[]): void
  /** Anything that comes from main; what is no part of an announced picture is dropped. */
  take(message: unknown): void
  /** The picture, as soon as its last byte is there. */
  whole(announced: AnnouncedImage): Promise<ReaderImage>
}

export function createArrivingPictures(): ArrivingPictures {
  const byId = new Map<number, Arriving>()
  const isWhole = ({ data, filledBytes }: Arriving): boolean => filledBytes === data.length
  return {
    expect: (announced) => {
      for (const { pictureId, byteLength } of announced) byId.set(pictureId, { data: new Uint8Array(byteLength), filledBytes: 0, whole: null })
    },
    take: (message) => {
      const part = picturePartSchema.safeParse(message)
      const arriving = part.success ? byId.get(part.data.pictureId) : undefined
      if (!part.success || arriving === undefined || arriving.filledBytes + part.data.bytes.length > arriving.data.length) return
      arriving.data.set(part.data.bytes, arriving.filledBytes)
      arriving.filledBytes += part.data.bytes.length
      if (isWhole(arriving)) arriving.whole?.()
    },
    whole: async ({ pictureId, byteLength: _told, ...about }) => {
      const arriving = byId.get(pictureId)
      if (arriving === undefined) throw new Error('a picture that nobody announced')
      if (!isWhole(arriving)) {
        await new Promise<void>((resolve) => {
          arriving.whole = resolve
        })
      }
      byId.delete(pictureId)
      return { ...about, data: arriving.data }
    }
  }
}
