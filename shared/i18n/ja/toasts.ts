// Owns the Japanese sentences of short messages. The compiler names a key that is missing or too many.
import type { toasts as english } from '../en/toasts.ts'

export const toasts = {
  'toast.generatedCopied': 'コピーしました。クリップボードは自動で消去されます。',

  // Toasts
  'toast.region': 'お知らせ',
  'toast.copied': '{field}をコピーしました',
  'toast.passwordThenCode': 'パスワードをコピーしました。同じ操作をもう一度行うと、コードをコピーします。',
  'toast.codeCopied': 'コードをコピーしました',
  'toast.passwordCopied': 'パスワードをコピーしました',
  'toast.trashed': '「{title}」をゴミ箱に移しました',
  'toast.restored': '「{title}」を元に戻しました',
  'toast.saved': '「{title}」を保存しました',
  'toast.valueUsed': '以前の値をもう一度使っています',
  'toast.deletedForGood': '「{title}」を完全に削除しました',
  'toast.trashEmptied': '{count, plural, other {#件のログインを完全に削除しました}}',
  'toast.undone.edited': '「{title}」の変更を元に戻しました',
  'toast.undone.created': '「{title}」をゴミ箱に移しました',
  'toast.undone.trashed': '「{title}」を元に戻しました',
  'toast.undone.restored': '「{title}」をゴミ箱に戻しました',
  'toast.nothingToUndo': '元に戻せる操作はありません',
  'toast.otpAdded': '「{title}」にワンタイムパスワードを追加しました',
  'toast.otpsAdded': '{count, plural, other {#件のワンタイムパスワードを追加しました}}',
  'toast.otpAddedAndCopied': '「{title}」にワンタイムパスワードを追加し、コードをコピーしました',
  'toast.undo': '元に戻す',
  'toast.dismiss': '閉じる',
  'toast.clipboardCleared': 'クリップボードを消去しました'
} satisfies Record<keyof typeof english, string>
