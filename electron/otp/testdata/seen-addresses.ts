// Owns addresses in the shapes in which issuers and other programs write them, each with where that shape is seen. Keys are made up.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { OtpParameters, OtpWarning } from '../../../shared/model/otp.ts'

export interface SeenAddress {
  readonly seen: string
  readonly address: string
  /** What differs from a TOTP of SHA-1, 6 digits and 30 s without names; or why it is refused. */
  readonly expected: Partial<OtpParameters> | ErrorCode
  readonly warnings?: readonly OtpWarning[]
}

/** 160 bits. */
export const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const S = `secret=${KEY}`
const STEAM = { type: 'steam', digits: 5, issuer: 'Steam' } as const
const YANDEX = { type: 'yandex', digits: 8, algorithm: 'SHA256', issuer: 'Yandex' } as const
const MOTP = { type: 'motp', algorithm: 'MD5', periodSeconds: 10 } as const
const YANDEX_KEY = 'secret=6SB2IKNM6OBZPAVBVTOHDKS4FA'
const MOTP_KEY = 'secret=e3152afee62599c8e3152afee62599c8'
const HEX = 'b68612a4d1c34f0a9e5c7d2b8f60e1a3'

/** What sites put into their QR codes. */
const SITES: readonly SeenAddress[] = [
  { seen: 'Google', address: `otpauth://totp/Google%3Ajane%40gmail.com?${S}&issuer=Google`, expected: { issuer: 'Google', account: 'jane@gmail.com' } },
  { seen: 'Google, without escapes', address: `otpauth://totp/Google:jane@gmail.com?${S}&issuer=Google`, expected: { issuer: 'Google', account: 'jane@gmail.com' } },
  { seen: 'Google, key in lower case', address: `otpauth://totp/Google%3Ajane%40gmail.com?secret=${KEY.toLowerCase()}&issuer=Google`, expected: { issuer: 'Google', account: 'jane@gmail.com' } },
  { seen: 'GitHub', address: `otpauth://totp/GitHub:octo?${S}&issuer=GitHub`, expected: { issuer: 'GitHub', account: 'octo' } },
  { seen: 'GitLab', address: `otpauth://totp/gitlab.com:gitlab.com_me%40x.example?${S}&issuer=gitlab.com`, expected: { issuer: 'gitlab.com', account: 'gitlab.com_me@x.example' } },
  { seen: 'Gitea', address: `otpauth://totp/git.example.org:me?algorithm=SHA1&digits=6&issuer=git.example.org&period=30&${S}`, expected: { issuer: 'git.example.org', account: 'me' } },
  { seen: 'Amazon', address: `otpauth://totp/Amazon%3Ajane%40x.example?${S}&issuer=Amazon`, expected: { issuer: 'Amazon', account: 'jane@x.example' } },
  { seen: 'AWS console', address: `otpauth://totp/Amazon%20Web%20Services:jane@123456789012?${S}&issuer=Amazon%20Web%20Services`, expected: { issuer: 'Amazon Web Services', account: 'jane@123456789012' } },
  { seen: 'AWS root', address: `otpauth://totp/Amazon%20Web%20Services:root-account-mfa-device@123456789012?${S}&issuer=Amazon+Web+Services`, expected: { issuer: 'Amazon Web Services', account: 'root-account-mfa-device@123456789012' } },
  { seen: 'Microsoft account', address: `otpauth://totp/Microsoft:jane%40outlook.com?${S}&issuer=Microsoft`, expected: { issuer: 'Microsoft', account: 'jane@outlook.com' } },
  { seen: 'Microsoft Entra', address: `otpauth://totp/Contoso%3Ajane%40contoso.com?${S}&issuer=Microsoft`, expected: { issuer: 'Microsoft', account: 'jane@contoso.com' }, warnings: ['issuer-mismatch'] },
  { seen: 'Facebook', address: `otpauth://totp/ID:100001234567890?${S}&digits=6&issuer=Facebook`, expected: { issuer: 'Facebook', account: '100001234567890' }, warnings: ['issuer-mismatch'] },
  { seen: 'Instagram', address: `otpauth://totp/Instagram:jane?${S}&issuer=Instagram`, expected: { issuer: 'Instagram', account: 'jane' } },
  { seen: 'X (Twitter)', address: `otpauth://totp/Twitter:@jane?${S}&issuer=Twitter`, expected: { issuer: 'Twitter', account: '@jane' } },
  { seen: 'Discord', address: `otpauth://totp/Discord:jane%40x.example?${S}&issuer=Discord`, expected: { issuer: 'Discord', account: 'jane@x.example' } },
  { seen: 'Slack', address: `otpauth://totp/Slack%20(Acme)%3Ajane%40acme.example?${S}&issuer=Slack`, expected: { issuer: 'Slack', account: 'jane@acme.example' }, warnings: ['issuer-mismatch'] },
  { seen: 'Dropbox', address: `otpauth://totp/Dropbox:jane%40x.example?${S}&issuer=Dropbox`, expected: { issuer: 'Dropbox', account: 'jane@x.example' } },
  { seen: 'Reddit', address: `otpauth://totp/Reddit:jane?${S}&issuer=Reddit`, expected: { issuer: 'Reddit', account: 'jane' } },
  { seen: 'PayPal', address: `otpauth://totp/PayPal:jane%40x.example?${S}&issuer=PayPal`, expected: { issuer: 'PayPal', account: 'jane@x.example' } },
  { seen: 'Stripe', address: `otpauth://totp/Stripe:jane%40x.example?${S}&issuer=Stripe`, expected: { issuer: 'Stripe', account: 'jane@x.example' } },
  { seen: 'Cloudflare', address: `otpauth://totp/dash.cloudflare.com:jane%40x.example?${S}&issuer=Cloudflare`, expected: { issuer: 'Cloudflare', account: 'jane@x.example' }, warnings: ['issuer-mismatch'] },
  { seen: 'DigitalOcean', address: `otpauth://totp/DigitalOcean:jane@x.example?${S}&issuer=DigitalOcean`, expected: { issuer: 'DigitalOcean', account: 'jane@x.example' } },
  { seen: 'Hetzner', address: `otpauth://totp/Hetzner%20Online:K0123456789?${S}&issuer=Hetzner%20Online`, expected: { issuer: 'Hetzner Online', account: 'K0123456789' } },
  { seen: 'OVHcloud', address: `otpauth://totp/ab12345-ovh?${S}&issuer=OVH`, expected: { issuer: 'OVH', account: 'ab12345-ovh' } },
  { seen: 'npm', address: `otpauth://totp/npm:jane?${S}&issuer=npm`, expected: { issuer: 'npm', account: 'jane' } },
  { seen: 'PyPI', address: `otpauth://totp/PyPI:jane?digits=6&${S}&algorithm=SHA1&issuer=PyPI&period=30`, expected: { issuer: 'PyPI', account: 'jane' } },
  { seen: 'Atlassian', address: `otpauth://totp/Atlassian:jane%40x.example?${S}&issuer=Atlassian`, expected: { issuer: 'Atlassian', account: 'jane@x.example' } },
  { seen: 'Heroku', address: `otpauth://totp/jane%40x.example?${S}&issuer=Heroku`, expected: { issuer: 'Heroku', account: 'jane@x.example' } },
  { seen: 'Nintendo', address: `otpauth://totp/Nintendo%20Account:jane?${S}&issuer=Nintendo%20Account`, expected: { issuer: 'Nintendo Account', account: 'jane' } },
  { seen: 'Epic Games', address: `otpauth://totp/Epic+Games:jane%40x.example?${S}&issuer=Epic+Games`, expected: { issuer: 'Epic Games', account: 'jane@x.example' }, warnings: ['issuer-mismatch'] },
  { seen: 'Ubisoft', address: `otpauth://totp/Ubisoft:jane%40x.example?${S}&issuer=Ubisoft&algorithm=SHA1&digits=6&period=30`, expected: { issuer: 'Ubisoft', account: 'jane@x.example' } },
  { seen: 'Coinbase', address: `otpauth://totp/Coinbase:jane%40x.example?${S}&issuer=Coinbase`, expected: { issuer: 'Coinbase', account: 'jane@x.example' } },
  { seen: 'Kraken', address: `otpauth://totp/Kraken%20-%20Sign-in:jane?${S}&issuer=Kraken`, expected: { issuer: 'Kraken', account: 'jane' }, warnings: ['issuer-mismatch'] },
  { seen: 'Binance', address: `otpauth://totp/Binance.com:jane@x.example?${S}&issuer=Binance.com`, expected: { issuer: 'Binance.com', account: 'jane@x.example' } },
  { seen: 'ProtonMail', address: `otpauth://totp/jane%40proton.me?${S}&issuer=Proton&algorithm=SHA1&digits=6&period=30`, expected: { issuer: 'Proton', account: 'jane@proton.me' } },
  { seen: 'Fastmail', address: `otpauth://totp/Fastmail:jane%40fastmail.com?${S}&issuer=Fastmail`, expected: { issuer: 'Fastmail', account: 'jane@fastmail.com' } },
  { seen: 'Bitwarden account', address: `otpauth://totp/Bitwarden:jane%40x.example?${S}&issuer=Bitwarden`, expected: { issuer: 'Bitwarden', account: 'jane@x.example' } },
  { seen: 'WordPress plug-ins, no prefix', address: `otpauth://totp/jane?${S}&issuer=My%20Blog`, expected: { issuer: 'My Blog', account: 'jane' } },
  { seen: 'WordPress, raw spaces', address: `otpauth://totp/My Blog:jane?${S}&issuer=My Blog`, expected: { issuer: 'My Blog', account: 'jane' } },
  { seen: 'Nextcloud', address: `otpauth://totp/Nextcloud%3Ajane%40cloud.example?${S}&issuer=Nextcloud`, expected: { issuer: 'Nextcloud', account: 'jane@cloud.example' } },
  { seen: 'Synology DSM', address: `otpauth://totp/jane@nas?${S}&issuer=Synology`, expected: { issuer: 'Synology', account: 'jane@nas' } },
  { seen: 'Keycloak', address: `otpauth://totp/realm:jane?${S}&digits=6&algorithm=SHA1&issuer=realm&period=30`, expected: { issuer: 'realm', account: 'jane' } },
  { seen: 'Keycloak with SHA-256 and 8 digits', address: `otpauth://totp/realm:jane?${S}&digits=8&algorithm=SHA256&issuer=realm&period=60`, expected: { issuer: 'realm', account: 'jane', digits: 8, algorithm: 'SHA256', periodSeconds: 60 } },
  { seen: 'Authelia', address: `otpauth://totp/Authelia:jane?algorithm=SHA512&digits=6&issuer=Authelia&period=30&${S}`, expected: { issuer: 'Authelia', account: 'jane', algorithm: 'SHA512' } },
  { seen: 'authentik', address: `otpauth://totp/authentik:jane?${S}&algorithm=SHA1&digits=6&period=30&issuer=authentik`, expected: { issuer: 'authentik', account: 'jane' } },
  { seen: 'Okta', address: `otpauth://totp/acme.okta.com:jane%40acme.example?${S}&issuer=Okta&period=30`, expected: { issuer: 'Okta', account: 'jane@acme.example' }, warnings: ['issuer-mismatch'] },
  { seen: 'Matrix account', address: `otpauth://totp/Matrix:@user:matrix.org?${S}&issuer=Matrix`, expected: { issuer: 'Matrix', account: '@user:matrix.org' } },
  { seen: 'Mastodon', address: `otpauth://totp/mastodon.social:jane%40x.example?${S}&issuer=mastodon.social`, expected: { issuer: 'mastodon.social', account: 'jane@x.example' } },
  { seen: 'Django two-factor-auth', address: `otpauth://totp/example.org%3A%20jane?${S}&digits=6&issuer=example.org`, expected: { issuer: 'example.org', account: 'jane' } },
  { seen: 'Rails devise-two-factor (rotp)', address: `otpauth://totp/App:jane%40x.example?${S}&issuer=App`, expected: { issuer: 'App', account: 'jane@x.example' } },
  { seen: 'speakeasy without issuer', address: `otpauth://totp/SecretKey?${S}`, expected: { account: 'SecretKey' }, warnings: ['issuer-missing'] },
  { seen: 'pyotp without names', address: `otpauth://totp/Secret?${S}`, expected: { account: 'Secret' }, warnings: ['issuer-missing'] },
  { seen: 'mobile.de, period of a minute', address: `otpauth://totp/mobile.de:jane?${S}&issuer=mobile.de&period=60`, expected: { issuer: 'mobile.de', account: 'jane', periodSeconds: 60 } },
  { seen: 'Mercari and other Japanese sites', address: `otpauth://totp/%E3%83%A1%E3%83%AB%E3%82%AB%E3%83%AA:taro?${S}&issuer=%E3%83%A1%E3%83%AB%E3%82%AB%E3%83%AA`, expected: { issuer: 'メルカリ', account: 'taro' } },
  { seen: 'Japanese bank, raw letters', address: `otpauth://totp/みずほ銀行:1234567?${S}&issuer=みずほ銀行`, expected: { issuer: 'みずほ銀行', account: '1234567' } },
  { seen: 'shop with emoji', address: `otpauth://totp/🍎 Shop:jane?${S}&issuer=🍎 Shop`, expected: { issuer: '🍎 Shop', account: 'jane' } },
  { seen: 'shop with a raw hash sign', address: `otpauth://totp/Shop #1:jane?${S}&issuer=Shop #1`, expected: { issuer: 'Shop #1', account: 'jane' } },
  { seen: 'shop with a percent sign', address: `otpauth://totp/100%:jane?${S}&issuer=100%`, expected: { issuer: '100%', account: 'jane' } },
  { seen: 'shop with an encoded ampersand', address: `otpauth://totp/H%26M:jane?${S}&issuer=H%26M`, expected: { issuer: 'H&M', account: 'jane' } },
  { seen: 'page that escaped the address twice', address: `otpauth://totp/Shop:jane?${S}&amp;issuer=Shop&amp;digits=8`, expected: { issuer: 'Shop', account: 'jane', digits: 8 } }
]

/** Hardware, VPNs, banks and other programs: parameters out of the ordinary. */
const UNUSUAL: readonly SeenAddress[] = [
  { seen: 'Authy export of a token of its own', address: `otpauth://totp/Twilio:jane?secret=${HEX}&digits=7&period=10&issuer=Twilio`, expected: { issuer: 'Twilio', account: 'jane', digits: 7, periodSeconds: 10 }, warnings: ['secret-converted'] },
  { seen: 'Authy token already in base32', address: `otpauth://totp/Twilio:jane?${S}&digits=7&period=10&issuer=Twilio`, expected: { issuer: 'Twilio', account: 'jane', digits: 7, periodSeconds: 10 } },
  { seen: 'hex where base32 belongs, of nobody known', address: `otpauth://totp/X:jane?secret=${HEX}&issuer=X`, expected: 'otp-secret-broken' },
  { seen: 'Blizzard (8 digits)', address: `otpauth://totp/Battle.net:EU-1234?${S}&digits=8&issuer=Battle.net`, expected: { issuer: 'Battle.net', account: 'EU-1234', digits: 8 } },
  { seen: 'FortiToken (60 s)', address: `otpauth://totp/FortiToken:FTK1?${S}&period=60&digits=6&issuer=Fortinet`, expected: { issuer: 'Fortinet', account: 'FTK1', periodSeconds: 60 }, warnings: ['issuer-mismatch'] },
  { seen: 'privacyIDEA TOTP', address: `otpauth://totp/TOTP0001?${S}&period=30&digits=6&issuer=privacyIDEA`, expected: { issuer: 'privacyIDEA', account: 'TOTP0001' } },
  { seen: 'privacyIDEA HOTP', address: `otpauth://hotp/OATH0001?${S}&counter=1&digits=6&issuer=privacyIDEA`, expected: { type: 'hotp', counter: 1, issuer: 'privacyIDEA', account: 'OATH0001' } },
  { seen: 'LinOTP HOTP from 0', address: `otpauth://hotp/LinOTP:LSGO0001?${S}&counter=0`, expected: { type: 'hotp', counter: 0, issuer: 'LinOTP', account: 'LSGO0001' } },
  { seen: 'Duo HOTP with a period that means nothing', address: `otpauth://hotp/Acme:jane?${S}&counter=12&period=30&issuer=Acme`, expected: { type: 'hotp', counter: 12, issuer: 'Acme', account: 'jane' } },
  { seen: 'HOTP of 8 digits and SHA-256', address: `otpauth://hotp/VPN:jane?${S}&counter=7&digits=8&algorithm=SHA256&issuer=VPN`, expected: { type: 'hotp', counter: 7, digits: 8, algorithm: 'SHA256', issuer: 'VPN', account: 'jane' } },
  { seen: 'HOTP without counter', address: `otpauth://hotp/VPN:jane?${S}&issuer=VPN`, expected: { type: 'hotp', counter: 0, issuer: 'VPN', account: 'jane' }, warnings: ['counter-missing'] },
  { seen: 'HOTP with an empty counter', address: `otpauth://hotp/VPN:jane?${S}&issuer=VPN&counter=`, expected: { type: 'hotp', counter: 0, issuer: 'VPN', account: 'jane' }, warnings: ['counter-missing'] },
  { seen: 'HOTP that has been used for long', address: `otpauth://hotp/VPN:jane?${S}&issuer=VPN&counter=4294967296`, expected: { type: 'hotp', counter: 4_294_967_296, issuer: 'VPN', account: 'jane' } },
  { seen: 'HOTP with a negative counter', address: `otpauth://hotp/VPN:jane?${S}&counter=-1`, expected: 'otp-counter-out-of-range' },
  { seen: 'HOTP with half a counter', address: `otpauth://hotp/VPN:jane?${S}&counter=1.5`, expected: 'otp-counter-out-of-range' },
  { seen: 'HOTP with a counter beyond what can be counted', address: `otpauth://hotp/VPN:jane?${S}&counter=9007199254740993`, expected: 'otp-counter-out-of-range' },
  { seen: 'HOTP with a counter in words', address: `otpauth://hotp/VPN:jane?${S}&counter=one`, expected: 'otp-counter-out-of-range' },
  { seen: 'TOTP with a counter that means nothing', address: `otpauth://totp/X:jane?${S}&counter=5&issuer=X`, expected: { issuer: 'X', account: 'jane' } },
  { seen: 'bank with a code for a day', address: `otpauth://totp/Bank:1?${S}&period=86400&digits=10&issuer=Bank`, expected: { issuer: 'Bank', account: '1', periodSeconds: 86_400, digits: 10 } },
  { seen: 'test suite: one digit', address: `otpauth://totp/issuer:account?${S}&digits=1&period=300&issuer=issuer`, expected: { issuer: 'issuer', account: 'account', digits: 1, periodSeconds: 300 } },
  { seen: 'Java servers', address: `otpauth://totp/App:jane?${S}&issuer=App&algorithm=HmacSHA1`, expected: { issuer: 'App', account: 'jane' }, warnings: ['algorithm-normalised'] },
  { seen: 'Java servers with SHA-256', address: `otpauth://totp/App:jane?${S}&issuer=App&algorithm=HmacSHA256`, expected: { issuer: 'App', account: 'jane', algorithm: 'SHA256' }, warnings: ['algorithm-normalised'] },
  { seen: 'RFC spelling', address: `otpauth://totp/App:jane?${S}&issuer=App&algorithm=HMAC-SHA-512`, expected: { issuer: 'App', account: 'jane', algorithm: 'SHA512' }, warnings: ['algorithm-normalised'] },
  { seen: 'Ente export of an early version', address: `otpauth://totp/App:jane?${S}&issuer=App&algorithm=Algorithm.sha256&digits=6&period=30`, expected: { issuer: 'App', account: 'jane', algorithm: 'SHA256' }, warnings: ['algorithm-normalised'] },
  { seen: 'lower-case algorithm', address: `otpauth://totp/App:jane?${S}&issuer=App&algorithm=sha512`, expected: { issuer: 'App', account: 'jane', algorithm: 'SHA512' } },
  { seen: 'programs that print null', address: `otpauth://totp/App:jane?${S}&issuer=App&algorithm=null&digits=null&period=null`, expected: { issuer: 'App', account: 'jane' }, warnings: ['algorithm-normalised'] },
  { seen: 'MD5 of Google Authenticator’s enumeration', address: `otpauth://totp/App:jane?${S}&algorithm=MD5`, expected: 'otp-algorithm-unsupported' },
  { seen: 'SHA-384 of a server that offers it', address: `otpauth://totp/App:jane?${S}&algorithm=SHA384`, expected: 'otp-algorithm-unsupported' },
  { seen: 'SHA-224 of a server that offers it', address: `otpauth://totp/App:jane?${S}&algorithm=SHA224`, expected: 'otp-algorithm-unsupported' }
]

/** Steam, mOTP, Yandex: as the programs that know them write them. */
const OTHER_TYPES: readonly SeenAddress[] = [
  { seen: 'Aegis Steam', address: `otpauth://steam/Steam:jane?period=30&digits=5&algorithm=SHA1&${S}&issuer=Steam`, expected: { ...STEAM, account: 'jane' } },
  { seen: '2FAS Steam, without names', address: `otpauth://steam/?${S}`, expected: STEAM },
  { seen: 'KeePassXC Steam', address: `otpauth://totp/Steam:jane?${S}&period=30&digits=5&issuer=Steam&encoder=steam`, expected: { ...STEAM, account: 'jane' } },
  { seen: 'KeePassXC Steam on an entry of another name', address: `otpauth://totp/Games:jane?${S}&period=30&digits=5&issuer=Games&encoder=steam`, expected: { ...STEAM, issuer: 'Games', account: 'jane' } },
  { seen: 'KeePassXC, encoder in capitals', address: `otpauth://totp/Steam:jane?${S}&encoder=STEAM`, expected: { ...STEAM, account: 'jane' } },
  { seen: 'Bitwarden Steam', address: `steam://${KEY}`, expected: STEAM },
  { seen: 'Proton Pass Steam, lower case', address: `steam://${KEY.toLowerCase()}`, expected: STEAM },
  { seen: 'Steam with the base64 of a maFile', address: 'steam://SGVsbG8h3q2+70hlbGxvId6tvu8=', expected: STEAM, warnings: ['secret-converted'] },
  { seen: 'Steam with the base64 of a maFile in an address', address: 'otpauth://steam/Steam:jane?secret=SGVsbG8h3q2+70hlbGxvId6tvu8=&issuer=Steam', expected: { ...STEAM, account: 'jane' }, warnings: ['secret-converted'] },
  { seen: 'KeeWeb Steam', address: `otpauth://totp/Steam:jane?${S}&issuer=Steam`, expected: { ...STEAM, account: 'jane' }, warnings: ['steam-by-issuer'] },
  { seen: 'WinAuth Steam', address: `otpauth://totp/Steam:jane?${S}&digits=5&issuer=Steam&deviceid=android%3A1`, expected: { ...STEAM, account: 'jane' }, warnings: ['steam-by-issuer'] },
  { seen: 'an issuer Steam that states six digits', address: `otpauth://totp/Steam:jane?${S}&digits=6&issuer=Steam`, expected: { issuer: 'Steam', account: 'jane' } },
  { seen: 'Steam with six digits of an exporter', address: `otpauth://steam/Steam:jane?${S}&digits=6&issuer=Steam`, expected: { ...STEAM, account: 'jane' }, warnings: ['parameters-fixed'] },
  { seen: 'link that starts a game', address: 'steam://run/440', expected: 'otp-secret-broken' },
  { seen: 'link that opens Steam', address: 'steam://open', expected: 'otp-secret-broken' },
  { seen: 'an encoder that nobody knows', address: `otpauth://totp/X:jane?${S}&encoder=battlenet`, expected: 'otp-type-unsupported' },
  { seen: 'HOTP with an encoder', address: `otpauth://hotp/X:jane?${S}&counter=1&encoder=steam`, expected: 'otp-type-unsupported' },
  { seen: 'Aegis mOTP with a PIN added', address: `motp://Radius:jane?${MOTP_KEY}&pin=1234`, expected: { ...MOTP, issuer: 'Radius', account: 'jane' } },
  { seen: 'mOTP in capitals', address: 'MOTP://Radius:jane?SECRET=E3152AFEE62599C8E3152AFEE62599C8&PIN=1234', expected: { ...MOTP, issuer: 'Radius', account: 'jane' } },
  { seen: 'mOTP as a host', address: `otpauth://motp/Radius:jane?${MOTP_KEY}&pin=0000&issuer=Radius`, expected: { ...MOTP, issuer: 'Radius', account: 'jane' } },
  { seen: 'mOTP with its usual parameters', address: `motp://Radius:jane?${MOTP_KEY}&pin=1234&digits=6&period=10&algorithm=MD5`, expected: { ...MOTP, issuer: 'Radius', account: 'jane' } },
  { seen: 'mOTP with parameters of TOTP', address: `motp://Radius:jane?${MOTP_KEY}&pin=1234&period=30`, expected: { ...MOTP, issuer: 'Radius', account: 'jane' }, warnings: ['parameters-fixed'] },
  { seen: 'Aegis mOTP', address: `motp://Radius:jane?${MOTP_KEY}`, expected: 'otp-pin-missing' },
  { seen: 'mOTP with a PIN of spaces in between', address: `motp://Radius:jane?${MOTP_KEY}&pin=12%2034`, expected: 'otp-pin-broken' },
  { seen: 'mOTP with a key that is no hex', address: 'motp://Radius:jane?secret=xyz&pin=1234', expected: 'otp-secret-broken' },
  { seen: 'mOTP with a key that was cut off', address: 'motp://Radius:jane?secret=e3152&pin=1234', expected: 'otp-secret-broken' },
  { seen: 'mOTP without a key', address: 'motp://Radius:jane?pin=1234', expected: 'otp-secret-missing' },
  { seen: 'Yandex Key with a PIN added', address: `otpauth://yaotp/jane?${YANDEX_KEY}&track_id=1&uid=2&pin_length=4&pin=5239`, expected: { ...YANDEX, account: 'jane' } },
  { seen: 'Aegis Yandex export (PIN in base32)', address: `otpauth://yaotp/jane?${YANDEX_KEY}&pin=GUZDGOI`, expected: { ...YANDEX, account: 'jane' } },
  { seen: 'Yandex key with its checksum, as it is typed', address: 'otpauth://yaotp/jane?secret=6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY&pin=5239', expected: { ...YANDEX, account: 'jane' } },
  { seen: 'Yandex Key', address: `otpauth://yaotp/jane?${YANDEX_KEY}&track_id=1&uid=2&pin_length=4`, expected: 'otp-pin-missing' },
  { seen: 'Yandex with a PIN of letters', address: `otpauth://yaotp/jane?${YANDEX_KEY}&pin=abcd`, expected: 'otp-pin-broken' },
  { seen: 'Yandex with a PIN of three digits', address: `otpauth://yaotp/jane?${YANDEX_KEY}&pin=123`, expected: 'otp-pin-broken' },
  { seen: 'Yandex with a key of another length', address: `otpauth://yaotp/jane?${S}&pin=5239`, expected: 'otp-secret-broken' }
]

/** How people and programs damage or dress up an address. */
const DRESSED: readonly SeenAddress[] = [
  { seen: 'Apple Passwords', address: `apple-otpauth://totp/Shop:jane?${S}&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'alphanumeric QR code in capitals', address: `OTPAUTH://TOTP/SHOP:JANE?SECRET=${KEY}&ISSUER=SHOP`, expected: { issuer: 'SHOP', account: 'JANE' } },
  { seen: 'Ente export', address: `otpauth://totp/Shop:jane?algorithm=SHA1&digits=6&issuer=Shop&period=30&${S}&codeDisplay=%7B%22pinned%22%3Afalse%7D`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'FreeOTP export', address: `otpauth://totp/Shop:jane?${S}&algorithm=SHA1&digits=6&period=30&image=https%3A%2F%2Fx.example%2Fi.png&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'Stratum export', address: `otpauth://totp/Shop%3Ajane?${S}&issuer=Shop&icon=shop`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'andOTP export', address: `otpauth://totp/Shop:jane?${S}&digits=6&period=30&algorithm=SHA1&tags=work&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'key in groups with spaces', address: `otpauth://totp/Shop:jane?secret=JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' }, warnings: ['secret-cleaned'] },
  { seen: 'key in groups with dashes', address: `otpauth://totp/Shop:jane?secret=JBSW-Y3DP-EHPK-3PXP-JBSW-Y3DP-EHPK-3PXP&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' }, warnings: ['secret-cleaned'] },
  { seen: 'key in groups with plus signs', address: `otpauth://totp/Shop:jane?secret=JBSW+Y3DP+EHPK+3PXP+JBSW+Y3DP+EHPK+3PXP&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' }, warnings: ['secret-cleaned'] },
  { seen: 'encoded padding', address: `otpauth://totp/Shop:jane?${S}%3D%3D%3D&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'raw padding', address: `otpauth://totp/Shop:jane?${S}====&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'glued by a template without an ampersand', address: `otpauth://totp/Shop:jane?${S}&issuer=Shopperiod=60`, expected: { issuer: 'Shop', account: 'jane', periodSeconds: 60 } },
  { seen: 'issuer that is empty', address: `otpauth://totp/Shop:jane?${S}&issuer=`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'label that is empty', address: `otpauth://totp/?${S}&issuer=Shop`, expected: { issuer: 'Shop' } },
  { seen: 'no label and no slash', address: `otpauth://totp?${S}&issuer=Shop`, expected: { issuer: 'Shop' } },
  { seen: 'label of one colon', address: `otpauth://totp/:jane?${S}&issuer=Shop`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'address copied with space around it', address: ` \n otpauth://totp/Shop:jane?${S}&issuer=Shop \n`, expected: { issuer: 'Shop', account: 'jane' } },
  { seen: 'bare key', address: KEY, expected: {} },
  { seen: 'bare key in groups', address: 'jbsw y3dp ehpk 3pxp jbsw y3dp ehpk 3pxp', expected: {}, warnings: ['secret-cleaned'] },
  { seen: 'key of 80 bits', address: 'otpauth://totp/Shop:jane?secret=JBSWY3DPEHPK3PXP&issuer=Shop', expected: { issuer: 'Shop', account: 'jane' }, warnings: ['secret-short'] },
  { seen: 'key with a zero for an O', address: 'otpauth://totp/Shop:jane?secret=JBSWY3DPEHPK3PX0', expected: 'otp-secret-broken' },
  { seen: 'key that was cut off', address: 'otpauth://totp/Shop:jane?secret=JBSWY3DPE', expected: 'otp-secret-broken' },
  { seen: 'address without a key', address: 'otpauth://totp/Shop:jane?issuer=Shop', expected: 'otp-secret-missing' },
  { seen: 'period of KeePass settings', address: `otpauth://totp/Shop:jane?${S}&period=30%3BS`, expected: 'otp-period-out-of-range' },
  { seen: 'no period', address: `otpauth://totp/Shop:jane?${S}&period=0`, expected: 'otp-period-out-of-range' },
  { seen: 'negative digits', address: `otpauth://totp/Shop:jane?${S}&digits=-6`, expected: 'otp-digits-out-of-range' },
  { seen: 'eleven digits', address: `otpauth://totp/Shop:jane?${S}&digits=11`, expected: 'otp-digits-out-of-range' },
  { seen: 'a type that nobody knows', address: `otpauth://ocra/Shop:jane?${S}`, expected: 'otp-type-unsupported' },
  { seen: 'Google Authenticator transfer', address: 'otpauth-migration://offline?data=CjEKCkhlbGxv', expected: 'otp-address-unreadable' },
  { seen: 'web address beside the code', address: `https://shop.example/2fa?${S}`, expected: 'otp-address-unreadable' },
  { seen: 'Wi-Fi code on the same desk', address: 'WIFI:T:WPA;S:Home;P:geheim;;', expected: 'otp-address-unreadable' }
]

export const SEEN_ADDRESSES: readonly SeenAddress[] = [...SITES, ...UNUSUAL, ...OTHER_TYPES, ...DRESSED]
