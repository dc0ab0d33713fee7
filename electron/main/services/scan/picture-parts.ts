// Owns how pictures leave for the reader: announced first, then in parts. Copies each part and changes no picture.
import type { AnnouncedImage, PicturePart, ReaderImage } from '../../../../shared/ipc/host-contract.ts'

/** Larger ones are slower, and main would answer nobody meanwhile. */
const PART_BYTES = 1 << 19

export interface PictureSender {
  announce(images: readonly ReaderImage[]): AnnouncedImage[]
  /** Posts every part. `post` must have copied the bytes when it returns: the next part uses the same room. */
  send(images: readonly ReaderImage[], announced: readonly AnnouncedImage[], post: (part: PicturePart) => void): Promise<void>
}

export interface PictureSenderParts {
  /** Lets others have their turn. */
  rest: () => Promise<void>
}

export function createPictureSender({ rest }: PictureSenderParts): PictureSender {
  let lastId = 0
  // A part of a picture would be cloned with the whole picture behind it.
  const room = new Uint8Array(PART_BYTES)
  return {
    announce: (images) =>
      images.map(({ data, ...about }) => {
        lastId += 1
        return { ...about, pictureId: lastId, byteLength: data.byteLength }
      }),
    send: async (images, announced, post) => {
      for (const [index, { data }] of images.entries()) {
        const pictureId = announced[index]?.pictureId
        if (pictureId === undefined) throw new Error('a picture that was not announced')
        for (let offset = 0; offset < data.length; offset += PART_BYTES) {
          const length = Math.min(PART_BYTES, data.length - offset)
          room.set(data.subarray(offset, offset + length))
          post({ kind: 'picture-part', pictureId, bytes: length === PART_BYTES ? room : room.slice(0, length) })
          await rest()
        }
      }
      room.fill(0)
    }
  }
}
