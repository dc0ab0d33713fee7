// Owns the Japanese sentences of the first steps. The compiler names a key that is missing or too many.
import type { guide as english } from '../en/guide.ts'

export const guide = {
  'guide.title': '最初のコードまで3ステップ',
  'guide.text': '終わると、ログインのワンタイムパスワードがここに表示されます。',
  'guide.vault': '保管庫を作成',
  'guide.vaultText': 'マスターパスワードだけで開ける、暗号化されたファイルです。',
  'guide.add': 'ログインを追加',
  'guide.addText': 'よく使うログインを入力してください。コードが認証アプリにある場合は、アプリの書き出し用コードを画面に表示すると、まとめて取り込めます。',
  'guide.takeOver': 'アプリから取り込む',
  'guide.scan': 'コードを読み取り',
  'guide.scanText': 'サイトで2段階認証を有効にします。QRコードが画面に出ている間に画面を読み取ると、Nidanがコードと追加先のログインを見つけます。',
  'guide.done': '（完了）',
  'guide.skip': '最初のステップをスキップ',
  'guide.finish': '完了',
  'guide.reachedTitle': '最初のコードが追加されました',
  'guide.reachedText': 'ログインを選ぶと表示されます。コードをクリックするとコピーできます。',
  'guide.lineScan': 'ステップ3/3：サイトの2段階認証のQRコードを画面に表示して、画面を読み取ってください。',
  'guide.lineReached': 'これで完了です。コードはログインに追加されました。クリックするとコピーできます。',
  'command.firstSteps': '最初のステップ'
} satisfies Record<keyof typeof english, string>
