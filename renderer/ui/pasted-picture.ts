// Owns whether a paste is a picture and nothing else. Never reads the picture: the main process takes it from the clipboard.
type Pasted = Pick<DataTransfer, 'getData'> & { items: Iterable<Pick<DataTransferItem, 'kind' | 'type'>> }

/** Word processors put a picture of a text beside the text: then the text is what is meant. */
export function holdsOnlyPicture(data: Pasted | null): boolean {
  if (data === null || data.getData('text') !== '') return false
  return Array.from(data.items).some(({ kind, type }) => kind === 'file' && type.startsWith('image/'))
}
