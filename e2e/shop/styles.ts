// Owns the shop's look: one style sheet, nothing fetched from outside.
export const SHOP_CSS = `
:root { --plum: #8c2f5b; --plum-dark: #6f2247; --petal: #fbeef3; --leaf: #3d7a55; --ink: #2b2430; --soft: #6d6474; --line: #e8dde4; --paper: #ffffff; --red: #b3261e; }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; background: #fdf8fa; color: var(--ink); font: 15px/1.6 system-ui, 'Noto Sans CJK JP', 'Noto Sans', sans-serif }
header { display: flex; align-items: center; gap: 12px; padding: 14px 28px; background: var(--paper); border-bottom: 1px solid var(--line) }
header .brand { display: flex; align-items: center; gap: 10px; color: var(--plum); font-size: 20px; font-weight: 700; text-decoration: none }
header nav { margin-left: auto; display: flex; align-items: center; gap: 18px }
header nav a { color: var(--soft); text-decoration: none }
header nav a:hover { color: var(--plum) }
.languages { display: flex; border: 1px solid var(--line); border-radius: 999px; overflow: hidden; font-size: 13px }
.languages a { padding: 3px 12px }
.languages a[aria-current] { background: var(--petal); color: var(--plum); font-weight: 600 }
main a:not(.button) { color: var(--plum) }
main { max-width: 640px; margin: 0 auto; padding: 32px 24px 64px }
main.wide { max-width: 960px }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.3 }
h2 { margin: 0 0 4px; font-size: 16px }
p { margin: 0 0 16px } .soft { color: var(--soft) }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 14px; padding: 24px; margin-top: 20px }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 16px; margin-top: 24px }
.grid .card { margin: 0; padding: 18px }
.product svg { display: block; width: 100%; height: 120px; border-radius: 10px; margin-bottom: 12px }
.price { color: var(--plum); font-weight: 600 }
.hero { background: linear-gradient(120deg, #f7dfe9, #fbeef3 60%, #eef5ee); border-radius: 18px; padding: 36px 32px }
label.line { display: block; margin-bottom: 16px; font-weight: 600; font-size: 14px }
label.line input { display: block; width: 100%; margin-top: 6px }
input:not([type=radio]):not([type=checkbox]) { height: 44px; padding: 0 14px; border: 1px solid #cbbdc7; border-radius: 10px; background: #fff; color: inherit; font: inherit; font-size: 16px; font-weight: 400 }
input.code { max-width: 220px; font-size: 22px; font-variant-numeric: tabular-nums; letter-spacing: 2px }
input:focus-visible, button:focus-visible, a:focus-visible, summary:focus-visible { outline: 3px solid #e3a9c4; outline-offset: 2px }
label.choice { display: flex; gap: 10px; align-items: center; margin-bottom: 12px }
label.choice input { width: 18px; height: 18px; accent-color: var(--plum) }
button, .button { display: inline-block; height: 44px; padding: 0 22px; line-height: 44px; border: 0; border-radius: 10px; background: var(--plum); color: #fff; font: inherit; font-weight: 600; line-height: 44px; text-decoration: none; cursor: pointer }
button:hover, .button:hover { background: var(--plum-dark) }
button.quiet { background: none; color: var(--soft); padding: 0; height: auto; line-height: inherit; font-weight: 400 }
button.quiet:hover { color: var(--plum) }
.error { padding: 12px 16px; border-radius: 10px; background: #fdecea; color: var(--red); margin: 16px 0 0 }
.badge { display: inline-block; padding: 2px 12px; border-radius: 999px; font-size: 13px; font-weight: 600 }
.badge.on { background: #e4f1e8; color: var(--leaf) } .badge.off { background: #f3edf0; color: var(--soft) }
.steps { color: var(--plum); font-size: 13px; font-weight: 600; margin-bottom: 6px }
.track { height: 6px; border-radius: 3px; background: #f0e4ea; margin-bottom: 22px; overflow: hidden }
.track svg { display: block; width: 100%; height: 6px }
.scan { display: flex; gap: 28px; align-items: flex-start; flex-wrap: wrap }
.scan .qr { padding: 12px; border: 1px solid var(--line); border-radius: 12px; background: #fff } .scan .qr svg { display: block; width: 216px; height: 216px }
.scan form { flex: 1; min-width: 230px }
details { margin-top: 18px } summary { color: var(--plum); cursor: pointer }
code { font: 15px/1.7 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace; overflow-wrap: anywhere }
.sms { border-left: 4px solid var(--leaf); background: #f3f8f4; border-radius: 10px; padding: 14px 18px; margin: 16px 0 20px } .sms small { color: var(--soft) }
ul.codes { columns: 2; list-style: none; padding: 18px 24px; margin: 0 0 20px; background: var(--petal); border-radius: 12px }
dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 24px; margin: 18px 0 } dt { color: var(--soft) } dd { margin: 0; font-weight: 600 }
.choices .card { display: flex; align-items: center; gap: 20px } .choices .card > div { flex: 1 }
footer { padding: 24px; text-align: center; color: var(--soft); font-size: 13px }
`
