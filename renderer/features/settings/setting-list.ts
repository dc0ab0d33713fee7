// Owns which settings there are, in which part, and by which words of either language they are found. Pure.
import { foldText } from '../../state/item-search.ts'

export const SETTING_PARTS = ['general', 'security', 'codes', 'scanning', 'backups', 'about'] as const
export type SettingPart = (typeof SETTING_PARTS)[number]

/** Beside their names in the language that is spoken: what people call them, in both. */
const WORDS = {
  language: 'language english japanese 言語 げんご 英語 日本語',
  theme: 'theme appearance look dark light mode colour color テーマ 外観 見た目 ダーク ライト 暗い 明るい 配色',
  contrast: 'contrast accessibility colour color コントラスト 見やすさ 色',
  zoom: 'zoom size large small text font scale 拡大 縮小 大きさ サイズ 文字 倍率 ズーム',
  onClose: 'close window tray background quit stay keep running 閉じる ウインドウ トレイ 常駐 終了 残る',
  startup: 'start login startup autostart launch boot hidden background tray 起動 ログイン 自動 自動起動 スタートアップ 常駐 トレイ',
  files: 'vault file double click open .nidan 保管庫 ファイル 関連付け 開く ダブルクリック',
  quick: 'quick access global shortcut hotkey keys launcher keyboard クイックアクセス ショートカット キー 呼び出し グローバル',
  idle: 'lock idle time auto timeout inactivity ロック 自動 時間 放置 無操作',
  lockWhen: 'lock sleep suspend screen user switch session display off minimise minimize close window ロック スリープ 休止 画面 ユーザー 切り替え ディスプレイ 消灯 最小化 閉じる 自動',
  security: 'security master password key file recovery code sheet quick unlock keychain fingerprint kdf argon2 rotate vault key セキュリティ マスターパスワード キーファイル 復旧 リカバリー コード キーチェーン クイック ロック解除 鍵 暗号',
  clipboard: 'clipboard copy clear seconds クリップボード コピー 消去 秒',
  clipboardLock: 'clipboard copy clear lock クリップボード コピー 消去 ロック',
  codes: 'codes hide show one-time password otp コード 隠す 表示 ワンタイムパスワード',
  listCodes: 'codes list rows hover always never one-time password otp 一覧 コード 表示 行 ワンタイムパスワード',
  clock: 'clock time offset ntp server check 時計 時刻 ずれ サーバー 確認 補正',
  links: 'otpauth links browser scan qr handler リンク ブラウザー 読み取り 関連付け',
  backups: 'backup restore copies history versions バックアップ 復元 コピー 控え',
  about: 'about version licence license word lists バージョン情報 版 ライセンス 単語'
} as const

export type SettingId = keyof typeof WORDS

export const SETTINGS_OF: Readonly<Record<SettingPart, readonly SettingId[]>> = {
  general: ['language', 'theme', 'contrast', 'zoom', 'quick', 'onClose', 'startup', 'files'],
  security: ['idle', 'lockWhen', 'security'],
  codes: ['clipboard', 'clipboardLock', 'codes', 'listCodes', 'clock'],
  scanning: ['links'],
  backups: ['backups'],
  about: ['about']
}

export interface FoundPart {
  part: SettingPart
  settings: readonly SettingId[]
}

/** The settings of which every typed word is a part of their words or of the name of their part. Parts without one are left out. */
export function findSettings(query: string, nameOf: (id: SettingId | SettingPart) => string): FoundPart[] {
  const words = foldText(query).split(/\s+/u).filter((word) => word !== '')
  return SETTING_PARTS.flatMap((part): FoundPart[] => {
    const settings = SETTINGS_OF[part].filter((id) => {
      const text = foldText(`${nameOf(part)}\n${nameOf(id)}\n${WORDS[id]}`)
      return words.every((word) => text.includes(word))
    })
    return settings.length === 0 ? [] : [{ part, settings }]
  })
}
