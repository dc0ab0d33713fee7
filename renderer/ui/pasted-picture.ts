// Owns whether a paste is a picture and nothing else, or files that were copied in a file manager. Reads neither.
type Pasted = Pick<DataTransfer, 'getData'> & { items: Iterable<Pick<DataTransferItem, 'kind' | 'type'>> }

/** Word processors put a picture of a text beside the text: then the text is what is meant. */
export function holdsOnlyPicture(data: Pasted | null): boolean {
  if (data === null || data.getData('text') !== '') return false
  return Array.from(data.items).some(({ kind, type }) => kind === 'file' && type.startsWith('image/'))
}

/** The name that Chromium gives to a picture that is no file. */
const BARE_PICTURE = 'image.png'

/** Files copied in a file manager; none for a picture that was copied out of a program. */
export function pastedFiles(data: Pick<DataTransfer, 'files'> | null): readonly File[] {
  const files = Array.from(data?.files ?? [])
  return files.length === 1 && files[0]?.name === BARE_PICTURE ? [] : files
}
