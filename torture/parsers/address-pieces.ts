// Owns the pieces that addresses are put together from: right ones, odd ones and wrong ones. Holds no logic.

type Pieces = readonly [string, ...string[]]

export const SCHEMES: Pieces = ['otpauth://', 'otpauth://', 'otpauth://', 'OTPAUTH://', 'apple-otpauth://', 'motp://', 'steam://', 'otpauth:/', 'otpauth-migration://']
export const HOSTS: Pieces = ['totp', 'totp', 'totp', 'TOTP', 'hotp', 'hotp', 'steam', 'yaotp', 'motp', 'ocra', '', 'to%74p', ' totp']
export const NAMES: Pieces = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder', 'pin', 'image', 'Digits', 'SECRET', 'icon', 'period ', 'd%69gits', 'tags', '']

export const SECRETS: Pieces = [
  'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  'QWERTYUIOP',
  'KRSXG5CTMVRXEZLUKRSXG5CTMV',
  '6SB2IKNM6OBZPAVBVTOHDKS4FA',
  '6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY',
  'e3152afee62599c8e3152afee62599c8',
  'b68612a4d1c34f0a9e5c7d2b8f60e1a3',
  'ABCDEF234567ABCDEF234567ABCDEF23',
  'jbsw y3dp ehpk 3pxp',
  'JBSW-Y3DP_EHPK+3PXP',
  'JBSWY3DPEHPK3PXP%3D%3D',
  'JBSWY3DPEHPK3PXP====',
  'AAECAwQFBgcICQoLDA0ODxAREhM=',
  '//79/Pv6+fj39vX08/Lx8O/u7ew=',
  'JBSWY3DP\u200bEHPK3PXP',
  'ßJBSWY3DPEHPK3PX',
  'ſBSWY3DPEHPK3PXP',
  'JBSWY3DPEHPK3PX0',
  'A',
  ''
]
export const NUMBERS: Pieces = ['6', '6', '6', '6', '8', '8', '8', '1', '2', '3', '4', '9', '30', '60', '5', '7', '7', '10', '10', '0', '-6', '06', '6.0', '6e0', ' 6 ', '%36', 'null', '', '+6', '86400', '86401', '9007199254740990', '9007199254740992', '1e3', '0x8', '６', '99999999999999999999', 'six']
export const ALGORITHMS: Pieces = ['SHA1', 'SHA256', 'SHA512', 'sha1', 'SHA1', 'SHA1', 'sha256', 'SHA512', 'SHA-256', 'HmacSHA256', 'HMAC-SHA-1', 'Algorithm.sha512', 'null', '%22null%22', '', 'MD5', 'SHA3-256', 'SHA384', 'ſHA1', 'SHA', '---']
export const PINS: Pieces = ['1234', '5239', 'GUZDGOI', '', 'abcd', '12%2034', '12 34', '0000000000000000', '%F0%9F%99%82']
export const ISSUERS: Pieces = ['Shop', 'Shop', 'Big+Shop', 'Big%20Shop', 'Steam', 'steam', '', '%E6%A5%BD%E5%A4%A9', '楽天', '100%', 'Xperiod=60', 'Xdigits=8', 'A%3AB', 'A:B', '🙂', '%ED%A0%80', '\ud800', 'a?b', 'a#b', 'a/b', 'x;y', '&amp;', '=', 'me@x.example', 'digits%3D8']
export const LABELS: Pieces = ['Shop:jane', 'Shop%3Ajane', 'Shop:%20jane', 'jane', 'me+tag%40x.example', '', ':', ':jane', '@user:matrix.org', 'Matrix:@user:matrix.org', 'Who?:a', 'Steam:jane', 'アマゾン:太郎', 'Shop #1:a', '%', '%zz:%', 'a/b/c', 'a?digits=8', '\u202ea:b', 'A%3AB:bob']
export const ENCODERS: Pieces = ['steam', 'STEAM', 'none', '', 'null']
export const SIGNS: Pieces = ['/', '?', '&', '&amp;', '=', '%', '%3A', '%25', '%00', ':', '+', ' ', '#', ';', '@', '\u0000', '\ufeff', '\u200b', '\ud800', '\udc00', '楽天', '🙂', 'ß', 'İ', 'K', '\r\n', '%E6%A5', '%f0%9f%99%82', 'secret=', 'digits=8', '&digits=9', '&period=60', 'counter=1', '&pin=1', 'encoder=steam', '__proto__=1', 'constructor=1', '&secret=QWERTYUIOP']
