// Owns the frame of every page of the shop: head, language switch, sign-out. Knows no form.
import { MARK } from './drawings.ts'
import { html, type Html } from './html.ts'
import { SHOP_LANGUAGES, translator, type ShopLanguage, type Translate } from './texts.ts'

export interface PageContext {
  language: ShopLanguage
  path: string
  signedInAs: string | null
}

export interface PageParts {
  title: string
  body: Html
  wide?: boolean
}

const LANGUAGE_NAMES: Readonly<Record<ShopLanguage, string>> = { en: 'EN', ja: '日本語' }

function accountLinks(context: PageContext, t: Translate): Html {
  if (context.signedInAs === null) return html`<a href="/sign-in">${t('signIn')}</a>`
  return html`<a href="/account">${t('account')}</a>
    <form method="post" action="/sign-out"><button class="quiet">${t('signOut')}</button></form>`
}

export function page(context: PageContext, parts: PageParts): string {
  const t = translator(context.language)
  const languages = SHOP_LANGUAGES.map(
    (language) => html`<a href="${context.path}?lang=${language}" hreflang="${language}" ${language === context.language && html`aria-current="true"`}>${LANGUAGE_NAMES[language]}</a>`
  )
  return html`<!doctype html>
<html lang="${context.language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${parts.title} – ${t('shopName')}</title>
  <link rel="stylesheet" href="/shop.css">
  <link rel="icon" href="data:,">
</head>
<body>
  <header>
    <a class="brand" href="/">${MARK} ${t('shopName')}</a>
    <nav>${accountLinks(context, t)}<span class="languages" aria-label="${t('language')}">${languages}</span></nav>
  </header>
  <main ${parts.wide === true && html`class="wide"`}>${parts.body}</main>
  <footer>${context.signedInAs === null ? t('tagline') : t('signedInAs', { email: context.signedInAs })}</footer>
</body>
</html>`.markup
}

export function errorLine(text: string | null): Html | null {
  return text === null ? null : html`<p class="error" role="alert">${text}</p>`
}
