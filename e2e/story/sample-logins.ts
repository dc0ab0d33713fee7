// Owns the logins of the sample vault that tests and the demo open. All of them are made up; domains are reserved or unregistrable.

export interface SampleLogin {
  title: string
  username: string
  password: string
  website: string
  otpAddress?: string
  favourite?: boolean
  notes?: string
}

export const SAMPLE_VAULT_NAME = 'Personal'
export const SAMPLE_MASTER_PASSWORD = 'four quiet maple lanterns'

/** The customer of the sample shop; the shop knows the same password. */
export const SHOP_CUSTOMER = {
  email: 'hanako@example.jp',
  password: 'Kaki-7&matsuri<Tea>92',
  displayName: 'Hanako'
} as const

export const SHOP_LOGIN: SampleLogin = {
  title: 'Hanamaru Market',
  username: SHOP_CUSTOMER.email,
  password: SHOP_CUSTOMER.password,
  website: 'https://www.hanamaru-market.example'
}

export const CLOUD_LOGIN: SampleLogin = {
  title: 'Tsubame Cloud',
  username: 'hanako@example.jp',
  password: 'swallow.Nest-3381',
  website: 'https://console.tsubame-cloud.example',
  otpAddress: 'otpauth://totp/Tsubame%20Cloud:hanako%40example.jp?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Tsubame%20Cloud',
  favourite: true
}

export const BANK_LOGIN: SampleLogin = {
  title: 'みなと銀行ダイレクト',
  username: '0123-4567890',
  password: 'umi-to-minato-551',
  website: 'https://direct.minato-bank.example',
  otpAddress:
    'otpauth://totp/%E3%81%BF%E3%81%AA%E3%81%A8%E9%8A%80%E8%A1%8C:0123-4567890?secret=KRSXG5CTMVRXEZLUKN2HE2LOM4YTEMZU&issuer=%E3%81%BF%E3%81%AA%E3%81%A8%E9%8A%80%E8%A1%8C&digits=8&algorithm=SHA256',
  notes: '店番号 204'
}

export const SAMPLE_LOGINS: readonly SampleLogin[] = [
  SHOP_LOGIN,
  CLOUD_LOGIN,
  BANK_LOGIN,
  {
    title: 'Codeberry',
    username: 'hanako-dev',
    password: 'blue;Berry;Merge;17',
    website: 'https://codeberry.example',
    otpAddress: 'otpauth://totp/Codeberry:hanako-dev?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=Codeberry'
  },
  { title: '国立みどり図書館 利用者ポータル', username: 'M-20419', password: 'hon-no-mushi-8', website: 'https://library.midori.example' },
  { title: 'Kitakaze Rail', username: 'hanako@example.jp', password: 'Window/Seat/Left/5', website: 'https://www.kitakaze-rail.example', favourite: true },
  { title: 'Postbox Mail', username: 'hanako@example.jp', password: 'sealed-Letter+2024', website: 'https://mail.postbox.example' },
  { title: 'さくら市 電子申請', username: 'hanako.s', password: 'shiyakusho-no-3ban', website: 'https://shinsei.city-sakura.example' },
  { title: 'Paper Crane Insurance', username: 'PC-884213', password: 'thousand-Folds-1000', website: 'https://my.papercrane.example' },
  { title: 'Wi-Fi at home', username: '', password: 'tsukimi-dango-12', website: '', notes: 'Router in the hall cupboard' },
  { title: 'まるた工務店 見積もり', username: 'hanako@example.jp', password: 'hinoki-no-yuka-40', website: 'https://maruta.example' },
  {
    title: 'Northstar Photos',
    username: 'hanako@example.jp',
    password: 'Aurora_borealis_66',
    website: 'https://photos.northstar.example',
    otpAddress: 'otpauth://totp/Northstar:hanako%40example.jp?secret=ONSWG4TFOQQHG2LHNZQWYIDUN4QHG5DB&issuer=Northstar&period=60'
  },
  { title: 'Yama-no-Ie Hut Booking', username: 'hanako', password: 'ridge-Walk-2415m', website: 'https://yamanoie.example' }
]
