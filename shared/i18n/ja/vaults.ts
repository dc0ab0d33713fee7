// Owns the Japanese sentences of the list of vaults and of dropped files. The compiler names a key that is missing or too many.
import type { vaults as english } from '../en/vaults.ts'

export const vaults = {
  // Vaults on this computer
  'vaults.current': '保管庫「{name}」: ほかの保管庫を表示',
  'vaults.title': 'このコンピューターの保管庫',
  'vaults.open': '「{name}」を開く',
  'vaults.isOpen': '「{name}」は開いています',
  'vaults.missing': '{folder} に見つかりません',
  'vaults.forget': '「{name}」をリストから外す',
  'vaults.rename': 'この保管庫の名前を変更…',
  'vaults.renameTitle': '保管庫の名前の変更',
  'vaults.renameHint': '名前は保管庫の中に保存されます。ファイル名は変わりません。',
  'vaults.renameButton': '変更する',
  'vaults.offeredTitle': '「{name}」を開きますか？',
  'vaults.offeredText': '先に「{current}」をロックし、コピーした内容をクリップボードから消去します。',
  'vaults.stay': 'このまま使う',
  'vaults.lockAndOpen': 'ロックして開く',
  'drop.vault': '保管庫のファイルをドロップすると開きます',
  'drop.vaultOrPictures': '保管庫のファイルをドロップすると開き、画像をドロップするとコードを読み取ります',
  'drop.window': 'ドロップすると画像のコードを読み取ります',
  'drop.login': 'ドロップすると「{title}」にワンタイムパスワードを追加できます',
  'drop.field': 'ドロップするとこのワンタイムパスワードを画像から読み取ります',
  'drop.attach': 'ドロップすると「{title}」に添付します'
} satisfies Record<keyof typeof english, string>
