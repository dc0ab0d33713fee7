// Owns the pages before and after sign-in: shop front, sign-in, one-time password, account. Changes nothing.
import type { TwoStep } from './accounts.ts'
import { GOODS } from './drawings.ts'
import { html } from './html.ts'
import { errorLine, type PageParts } from './layout.ts'
import type { TextKey, Translate } from './texts.ts'

const PRODUCTS: readonly { name: TextKey; price: string }[] = [
  { name: 'product1', price: '¥1,280' },
  { name: 'product2', price: '¥980' },
  { name: 'product3', price: '¥1,650' },
  { name: 'product4', price: '¥4,400' }
]

export function frontPage(t: Translate): PageParts {
  const products = PRODUCTS.map(
    (product, at) => html`<article class="card product">${GOODS[at] ?? null}<h2>${t(product.name)}</h2><span class="price">${product.price}</span></article>`
  )
  return {
    title: t('shopName'),
    wide: true,
    body: html`<section class="hero"><h1>${t('shopName')}</h1><p>${t('tagline')}</p><a class="button" href="/sign-in">${t('signIn')}</a></section>
      <div class="grid">${products}</div>`
  }
}

export function signInPage(t: Translate, input: { email: string; failed: boolean }): PageParts {
  return {
    title: t('signIn'),
    body: html`<h1>${t('signIn')}</h1>${errorLine(input.failed ? t('signInFailed') : null)}
      <form class="card" method="post" action="/sign-in">
        <label class="line">${t('email')}<input name="email" type="email" autocomplete="off" required value="${input.email}"></label>
        <label class="line">${t('password')}<input name="password" type="password" autocomplete="off" required></label>
        <button>${t('signIn')}</button>
      </form>`
  }
}

export function codePage(t: Translate, input: { failed: boolean }): PageParts {
  return {
    title: t('codeTitle'),
    body: html`<h1>${t('codeTitle')}</h1><p class="soft">${t('codeHint')}</p>${errorLine(input.failed ? t('codeFailed') : null)}
      <form class="card" method="post" action="/sign-in/code">
        <label class="line">${t('codeLabel')}<input class="code" name="code" inputmode="numeric" autocomplete="off" required autofocus></label>
        <label class="choice"><input type="checkbox" name="trust" value="yes">${t('dontAskAgain')}</label>
        <button>${t('signIn')}</button>
      </form>
      <p><a href="/sign-in/recovery">${t('recoveryInstead')}</a></p>`
  }
}

export function recoveryPage(t: Translate, input: { failed: boolean }): PageParts {
  return {
    title: t('recoveryLabel'),
    body: html`<h1>${t('recoveryInstead')}</h1>${errorLine(input.failed ? t('recoveryFailed') : null)}
      <form class="card" method="post" action="/sign-in/recovery">
        <label class="line">${t('recoveryLabel')}<input name="code" autocomplete="off" required autofocus></label>
        <button>${t('signIn')}</button>
      </form>`
  }
}

export function accountPage(t: Translate, name: string): PageParts {
  return {
    title: t('account'),
    wide: true,
    body: html`<h1>${t('hello', { name })}</h1>
      <div class="grid">
        <section class="card"><h2>${t('orders')}</h2><p class="soft">${t('ordersText')}</p></section>
        <section class="card"><h2>${t('addresses')}</h2><p class="soft">${t('addressesText')}</p></section>
        <section class="card"><h2>${t('security')}</h2><p class="soft">${t('securityText')}</p><a href="/account/security">${t('openSecurity')}</a></section>
      </div>`
  }
}

export function securityPage(t: Translate, twoStep: TwoStep | null): PageParts {
  const off = html`<h2>${t('twoStep')} <span class="badge off">${t('twoStepOff')}</span></h2><p class="soft">${t('twoStepWhy')}</p>
    <a class="button" href="/account/two-step/method">${t('turnOn')}</a>`
  const on = (state: TwoStep): typeof off => html`<h2>${t('twoStep')} <span class="badge on">${t('twoStepOn')}</span></h2>
    <dl><dt>${t('statusMethod')}</dt><dd>${t('methodApp')}</dd>
      <dt>${t('statusPhone')}</dt><dd>${state.phone === null ? t('none') : state.phone.number}</dd>
      <dt>${t('statusRecovery')}</dt><dd>${state.recoveryCodes.length}</dd>
      <dt>${t('statusDevices')}</dt><dd>${state.trustedDevices}</dd></dl>
    <form method="post" action="/account/two-step/off"><button class="quiet">${t('turnOff')}</button></form>`
  return { title: t('security'), body: html`<h1>${t('security')}</h1><section class="card">${twoStep === null ? off : on(twoStep)}</section>` }
}

export function notFoundPage(t: Translate): PageParts {
  return { title: t('notFound'), body: html`<h1>${t('notFound')}</h1>` }
}
