// Owns the sign of each command in the palette: the one that its button bears elsewhere. Knows names of commands only.
import {
  ArchiveRestore, Copy, FileDown, FolderOpen, History, KeyRound, Keyboard, ListChecks, Lock, Maximize2, PanelLeft, Pencil, Plus, RotateCcw, Save, QrCode, Search, Settings, ShieldCheck, ShieldPlus, Smartphone, Trash2, Undo2, User,
  WandSparkles, X, ZoomIn, ZoomOut, type LucideIcon
} from 'lucide-react'

export const COMMAND_ICONS: Readonly<Record<string, LucideIcon>> = {
  backups: ArchiveRestore, cancel: X, 'copy-code': ShieldCheck, 'copy-next': Copy, 'copy-password': KeyRound, 'copy-username': User, earlier: History, edit: Pencil, export: Smartphone, 'export-file': FileDown,
  'first-steps': ListChecks, generator: WandSparkles, keys: Keyboard, 'large-type': Maximize2, lock: Lock, 'new-login': Plus, 'new-vault': ShieldPlus, 'open-vault': FolderOpen, save: Save, scan: QrCode, search: Search,
  settings: Settings, sidebar: PanelLeft, trash: Trash2, undo: Undo2, 'zoom-in': ZoomIn, 'zoom-out': ZoomOut, 'zoom-reset': RotateCcw
}
