// Owns the types of the part of `qrcode` that makes modules and draws nothing; the package declares them for its entry only.
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode'
}
