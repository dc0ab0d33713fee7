// Owns the Japanese sentences of the sidebar, the list and the trash. The compiler names a key that is missing or too many.
import type { list as english } from '../en/list.ts'

export const list = {
  // Sidebar
  'sidebar.label': '保管庫',
  'sidebar.scan': '画面を読み取る',
  'sidebar.scanning': '読み取り中…',
  'sidebar.filters': '絞り込み',
  'sidebar.all': 'すべての項目',
  'sidebar.favourites': 'お気に入り',
  'sidebar.withOtp': 'OTPあり',
  'sidebar.trash': 'ゴミ箱',
  'sidebar.settings': '設定',
  'sidebar.more': 'その他',
  'sidebar.exportOtps': '認証アプリに書き出す…',
  'sidebar.lock': 'ロック',
  'sidebar.count': '{name}、{count, plural, other {#件}}',

  // List
  'list.label': 'ログイン',
  'list.search': '検索',
  'list.clearSearch': '検索を消去',
  'list.sort': '並べ替え',
  'list.sortByTitle': 'タイトル順',
  'list.sortByRecent': '最近使った順',
  'list.newLogin': '新規ログイン',
  'list.hasOtp': 'ワンタイムパスワードあり',
  'list.favourite': 'お気に入り',
  'list.untitled': '無題',
  'list.noMatches': '「{query}」に一致するものはありません',
  'list.noMatchesHint': 'タイトル、ユーザー名、ウェブサイトから検索します。',
  'list.searchIn': '{place}を検索',
  'list.noMatchesIn': '{place}には「{query}」に一致するものがありません',
  'list.searchEverywhere': 'すべての項目を検索',
  'list.emptyFavourites': 'お気に入りはまだありません',
  'list.emptyFavouritesHint': 'ログインの星を押すと、ここに表示されます。',
  'list.emptyOtp': 'ワンタイムパスワードはまだありません',
  'list.emptyOtpHint': 'サイトのQRコードを表示して「画面を読み取る」を押してください。',
  'list.emptyTrash': 'ゴミ箱は空です',
  'list.emptyTrashHint': 'ゴミ箱に移したログインは、ここから元に戻せます。',
  'list.emptyAll': 'ログインはまだありません',
  'list.emptyAllHint': '＋を押して最初のログインを追加してください。',
  'list.found': '{count, plural, other {#件のログインが見つかりました}}',

  // Trash
  'trash.empty': 'ゴミ箱を空にする…',
  'trash.about': '{days}日間残ります。',
  'trash.goesIn': '{days, plural, =0 {{date}に削除・まもなく消去} other {{date}に削除・あと#日}}',
  'trash.deleteTitle': '「{title}」を完全に削除しますか？',
  'trash.deleteText': 'このログインと以前の値がすべて保管庫から消えます。この操作は元に戻せません。これまでのバックアップには、保管されている間は残ります。',
  'trash.emptyTitle': 'ゴミ箱を空にしますか？',
  'trash.emptyText': '{count, plural, other {#件のログインと以前の値が}}すべて保管庫から消えます。この操作は元に戻せません。これまでのバックアップには、保管されている間は残ります。',
  'trash.delete': '完全に削除',
  'trash.emptyNow': 'ゴミ箱を空にする',
  'trash.cancel': 'キャンセル'
} satisfies Record<keyof typeof english, string>
