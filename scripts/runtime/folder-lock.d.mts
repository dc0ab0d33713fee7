// Owns the type of folder-lock.mjs.
export function withFolderLock<T>(lockFolder: string, work: () => Promise<T>): Promise<T>
