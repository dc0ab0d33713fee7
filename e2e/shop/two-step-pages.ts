// Owns the five pages on which two-step verification is turned on. Changes nothing.
import type { BackupPhone } from './accounts.ts'
import { stepsBar } from './drawings.ts'
import { html, type Html } from './html.ts'
import { errorLine, type PageParts } from './layout.ts'
import type { Translate } from './texts.ts'

const STEPS = 5

function stepped(t: Translate, at: number, title: string, body: Html): PageParts {
  return { title, body: html`<div class="steps">${t('step', { at, of: STEPS })}</div>${stepsBar(at, STEPS)}<h1>${title}</h1>${body}` }
}

export function methodPage(t: Translate): PageParts {
  return stepped(
    t,
    1,
    t('method'),
    html`<div class="choices"><section class="card"><div><h2>${t('methodApp')}</h2><p class="soft">${t('methodAppText')}</p></div>
      <a class="button" href="/account/two-step/app">${t('chooseApp')}</a></section></div>`
  )
}

/** The key in groups of four, as sites print it. */
export function groupedKey(secretBase32: string): string {
  return (secretBase32.match(/.{1,4}/g) ?? []).join(' ').toLowerCase()
}

export function appPage(t: Translate, input: { qr: Html; secretBase32: string; failed: boolean }): PageParts {
  return stepped(
    t,
    2,
    t('appTitle'),
    html`<p class="soft">${t('appText')}</p>${errorLine(input.failed ? t('codeFailed') : null)}
      <section class="card"><div class="scan">
        <div class="qr" role="img" aria-label="${t('qrName')}">${input.qr}</div>
        <form method="post" action="/account/two-step/app">
          <label class="line">${t('codeLabel')}<input class="code" name="code" inputmode="numeric" autocomplete="off" required></label>
          <button>${t('verify')}</button>
          <details><summary>${t('cantScan')}</summary><p>${t('typeKey')}<br><code data-key>${groupedKey(input.secretBase32)}</code></p></details>
        </form>
      </div></section>`
  )
}

export function phonePage(t: Translate): PageParts {
  return stepped(
    t,
    3,
    t('phoneTitle'),
    html`<p class="soft">${t('phoneText')}</p><form class="card" method="post" action="/account/two-step/phone">
      <label class="line">${t('phoneNumber')}<input name="number" type="tel" autocomplete="off" required></label>
      <label class="choice"><input type="radio" name="method" value="sms" checked>${t('bySms')}</label>
      <label class="choice"><input type="radio" name="method" value="voice">${t('byVoice')}</label>
      <button>${t('sendCode')}</button></form>`
  )
}

export function phoneCodePage(t: Translate, input: { phone: BackupPhone & { code: string }; failed: boolean }): PageParts {
  const { number, method, code } = input.phone
  return stepped(
    t,
    3,
    t('phoneCodeTitle'),
    html`${errorLine(input.failed ? t('phoneCodeFailed') : null)}
      <div class="sms"><small>${t(method === 'sms' ? 'smsFrom' : 'callTo', { number })}</small><br>${t('smsText', { code })}</div>
      <form class="card" method="post" action="/account/two-step/phone/code">
        <label class="line">${t('phoneCodeLabel')}<input class="code" name="code" inputmode="numeric" autocomplete="off" required autofocus></label>
        <button>${t('verify')}</button></form>`
  )
}

export function recoveryCodesPage(t: Translate, codes: readonly string[]): PageParts {
  return stepped(
    t,
    4,
    t('recoveryTitle'),
    html`<p class="soft">${t('recoveryText')}</p><section class="card">
      <ul class="codes" aria-label="${t('recoveryList')}">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
      <form method="post" action="/account/two-step/recovery"><button>${t('saved')}</button></form></section>`
  )
}

export function devicePage(t: Translate): PageParts {
  return stepped(
    t,
    5,
    t('deviceTitle'),
    html`<p class="soft">${t('deviceText')}</p><form class="card" method="post" action="/account/two-step/device">
      <label class="choice"><input type="checkbox" name="trust" value="yes">${t('dontAskAgain')}</label>
      <button>${t('finish')}</button></form>`
  )
}

export function donePage(t: Translate): PageParts {
  return { title: t('doneTitle'), body: html`<section class="card"><h1>${t('doneTitle')}</h1><p>${t('doneText')}</p><a class="button" href="/account">${t('toAccount')}</a></section>` }
}
