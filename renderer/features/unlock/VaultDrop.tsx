// Owns what is seen while a file hangs over the locked window. The file itself goes from the preload to main; nothing here reads it.
import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFirstT } from '../../i18n/language-store.ts'

export function VaultDrop() {
  const t = useFirstT()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const onLeave = (event: DragEvent): void => {
      // Leaving one element for another names the other; leaving the window names none.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent): void => {
      event.preventDefault()
      setOver(false)
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [])
  if (!isOver) return null
  return (
    <div className="vault-drop" role="status">
      <p className="vault-drop__words">
        <FolderOpen size={18} aria-hidden="true" />
        <span>{t('drop.vault')}</span>
      </p>
    </div>
  )
}
