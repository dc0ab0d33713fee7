// Owns the one permission that a page of ours ever gets: the camera, for one view, while its dialog stands. Microphones never.
import { systemPreferences, type Session, type WebContents } from 'electron'
import { AppError } from '../../../shared/errors.ts'

/** `views`: the camera view's own session, which no other view is in. Answers with what takes the permission back. */
export function allowCamera(views: Session, camera: WebContents): () => void {
  views.setPermissionRequestHandler((contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(contents === camera && permission === 'media' && kinds.length > 0 && kinds.every((kind) => kind === 'video'))
  })
  views.setPermissionCheckHandler((contents, permission, _origin, details) => contents === camera && permission === 'media' && details.mediaType === 'video')
  return () => {
    views.setPermissionRequestHandler((_contents, _permission, answer) => {
      answer(false)
    })
    views.setPermissionCheckHandler(() => false)
  }
}

/** Throws `camera-refused` where the system's own settings deny cameras to Nidan; macOS asks the person the first time. */
export async function askSystemForCamera(): Promise<void> {
  if (process.platform === 'darwin' && !(await systemPreferences.askForMediaAccess('camera'))) throw new AppError('camera-refused')
  if (process.platform === 'win32' && systemPreferences.getMediaAccessStatus('camera') === 'denied') throw new AppError('camera-refused')
}
