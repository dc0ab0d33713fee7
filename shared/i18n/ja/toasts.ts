// Owns the Japanese sentences of short messages. The compiler names a key that is missing or too many.
import type { toasts as english } from '../en/toasts.ts'

export const toasts = {
  'toast.generatedCopied': 'コピーしました。クリップボードは自動で消去されます。',

  // Toasts
  'toast.region': 'お知らせ',
  'toast.copied': '{field}をコピーしました',
  'toast.keptDamaged': 'ロック前の編集内容を読み取れなかったため、削除しました。保管庫の内容は変わっていません。',
  'toast.keptLostFiles': '追加した{count}個のファイルは、もう一度追加してください。ファイルの内容はロックをまたいで保持されません。',
  'toast.passwordThenCode': 'パスワードをコピーしました。同じ操作をもう一度行うと、コードをコピーします。',
  'toast.codeCopied': 'コードをコピーしました',
  'toast.passwordCopied': 'パスワードをコピーしました',
  'toast.trashed': '「{title}」をゴミ箱に移しました',
  'toast.restored': '「{title}」を元に戻しました',
  'toast.batch.favourite': '{count}件をお気に入りに追加しました',
  'toast.batch.unfavourite': '{count}件をお気に入りから外しました',
  'toast.batch.archive': '{count}件をアーカイブしました',
  'toast.batch.unarchive': '{count}件をアーカイブから戻しました',
  'toast.batch.trash': '{count}件をゴミ箱に移しました',
  'toast.batch.restore': '{count}件を元に戻しました',
  'toast.batch.tagged': '{count}件にタグ「{tag}」を付けました',
  'toast.batch.untagged': '{count}件からタグ「{tag}」を外しました',
  'toast.batch.none': '変更するものはありません',
  'toast.saved': '「{title}」を保存しました',
  'toast.valueUsed': '以前の値をもう一度使っています',
  'toast.deletedForGood': '「{title}」を完全に削除しました',
  'toast.trashEmptied': '{count, plural, other {#件の項目を完全に削除しました}}',
  'toast.undone.edited': '「{title}」の変更を元に戻しました',
  'toast.undone.created': '「{title}」をゴミ箱に移しました',
  'toast.undone.trashed': '「{title}」を元に戻しました',
  'toast.undone.restored': '「{title}」をゴミ箱に戻しました',
  'toast.undone.many': '{count, plural, other {#件の変更を元に戻しました}}',
  'toast.nothingToUndo': '元に戻せる操作はありません',
  'toast.otpAdded': '「{title}」にワンタイムパスワードを追加しました',
  'toast.fileExported': '{count}件の項目を「{name}」に保存しました',
  'toast.otpsAdded': '{count, plural, other {#件のワンタイムパスワードを追加しました}}',
  'toast.otpAddedAndCopied': '「{title}」にワンタイムパスワードを追加し、コードをコピーしました',
  'toast.undo': '元に戻す',
  'toast.dismiss': '閉じる',
  'toast.clipboardCleared': 'クリップボードを消去しました'
} satisfies Record<keyof typeof english, string>
