// Owns the Japanese sentences of earlier values. The compiler names a key that is missing or too many.
import type { history as english } from '../en/history.ts'

export const history = {
  // Earlier values
  'history.title': '以前の値',
  'history.of': '{field}の以前の値',
  'history.close': '閉じる',
  'history.none': '以前の値はありません。',
  'history.removed': '削除した項目',
  'history.setAt': '{date}に設定',
  'history.conflict': '同じ時期に別の場所で設定',
  'history.useAgain': 'もう一度使う',
  'history.useAgainNamed': '{date}に設定した値をもう一度使う',
  'history.restore': '元に戻す',
  'history.restoreNamed': '{field}を{date}に設定した値で元に戻す',
  'history.reveal': '{date}に設定した値を表示',
  'history.hide': '{date}に設定した値を隠す',
  'history.copy': '{date}に設定した値をコピー',
  'history.copied': 'コピーしました・{seconds}秒後に消去',
  'history.concealed': '非表示',
  'history.cut': '{text}…'
} satisfies Record<keyof typeof english, string>
