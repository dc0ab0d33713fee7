// Owns which page a visit gets and what a form does. Knows nothing of sockets.
import { accountPage, codePage, frontPage, notFoundPage, recoveryPage, securityPage, signInPage } from './account-pages.ts'
import { otpAddress, type Accounts, type Session } from './accounts.ts'
import { qrCode } from './drawings.ts'
import type { PageParts } from './layout.ts'
import type { Translate } from './texts.ts'
import { appPage, devicePage, donePage, methodPage, phoneCodePage, phonePage, recoveryCodesPage } from './two-step-pages.ts'

/** What the QR code names as issuer, in every language: an account must not change its name with the page's language. */
export const SHOP_ISSUER = 'Hanamaru Market'

export interface Visit {
  session: Session
  t: Translate
  form: URLSearchParams
  deviceToken: string | undefined
}
export type Reply =
  | { kind: 'page'; parts: PageParts; status?: number }
  | { kind: 'redirect'; to: string; deviceToken?: string; signedOut?: true }

type Route = (visit: Visit) => Reply | Promise<Reply>
export type Routes = ReadonlyMap<string, Route>

const show = (parts: PageParts): Reply => ({ kind: 'page', parts })
const refuse = (parts: PageParts): Reply => ({ kind: 'page', parts, status: 422 })
const go = (to: string): Reply => ({ kind: 'redirect', to })
const field = (visit: Visit, name: string): string => visit.form.get(name) ?? ''

/** For pages of the account: whoever has not signed in is sent to do so. */
function signedIn(route: Route): Route {
  return (visit) => (visit.session.state === 'in' ? route(visit) : go('/sign-in'))
}

function afterPassword(route: Route): Route {
  return (visit) => (visit.session.state === 'password-given' ? route(visit) : go('/sign-in'))
}

function signInRoutes(accounts: Accounts): [string, Route][] {
  return [
    ['GET /', ({ t }) => show(frontPage(t))],
    ['GET /sign-in', ({ t }) => show(signInPage(t, { email: '', failed: false }))],
    [
      'POST /sign-in',
      (visit) => {
        const email = field(visit, 'email')
        const good = accounts.givePassword(visit.session, { email, password: field(visit, 'password'), deviceToken: visit.deviceToken })
        if (!good) return refuse(signInPage(visit.t, { email, failed: true }))
        return go(visit.session.state === 'in' ? '/account' : '/sign-in/code')
      }
    ],
    ['GET /sign-in/code', afterPassword(({ t }) => show(codePage(t, { failed: false })))],
    [
      'POST /sign-in/code',
      afterPassword(async (visit) => {
        if (!(await accounts.giveCode(visit.session, field(visit, 'code')))) return refuse(codePage(visit.t, { failed: true }))
        return field(visit, 'trust') === 'yes' ? { kind: 'redirect', to: '/account', deviceToken: accounts.trustDevice() } : go('/account')
      })
    ],
    ['GET /sign-in/recovery', afterPassword(({ t }) => show(recoveryPage(t, { failed: false })))],
    [
      'POST /sign-in/recovery',
      afterPassword((visit) =>
        accounts.giveRecoveryCode(visit.session, field(visit, 'code')) ? go('/account') : refuse(recoveryPage(visit.t, { failed: true }))
      )
    ],
    ['POST /sign-out', () => ({ kind: 'redirect', to: '/', signedOut: true })]
  ]
}

function twoStepRoutes(accounts: Accounts): [string, Route][] {
  const app = async (visit: Visit, failed: boolean): Promise<PageParts> => {
    const secretBase32 = accounts.beginSetUp(visit.session)
    const qr = await qrCode(otpAddress({ issuer: SHOP_ISSUER, email: accounts.customer.email, secretBase32 }))
    return appPage(visit.t, { qr, secretBase32, failed })
  }
  return [
    ['GET /account/two-step/method', ({ t }) => show(methodPage(t))],
    ['GET /account/two-step/app', async (visit) => show(await app(visit, false))],
    [
      'POST /account/two-step/app',
      async (visit) => ((await accounts.finishSetUp(visit.session, field(visit, 'code'))) ? go('/account/two-step/phone') : refuse(await app(visit, true)))
    ],
    ['GET /account/two-step/phone', ({ t }) => show(phonePage(t))],
    [
      'POST /account/two-step/phone',
      (visit) => {
        accounts.sendPhoneCode(visit.session, { number: field(visit, 'number'), method: field(visit, 'method') === 'voice' ? 'voice' : 'sms' })
        return go('/account/two-step/phone/code')
      }
    ],
    [
      'GET /account/two-step/phone/code',
      ({ t, session }) => (session.pendingPhone === null ? go('/account/two-step/phone') : show(phoneCodePage(t, { phone: session.pendingPhone, failed: false })))
    ],
    [
      'POST /account/two-step/phone/code',
      (visit) => {
        const phone = visit.session.pendingPhone
        if (phone === null) return go('/account/two-step/phone')
        if (accounts.verifyPhone(visit.session, field(visit, 'code'))) return go('/account/two-step/recovery')
        return refuse(phoneCodePage(visit.t, { phone, failed: true }))
      }
    ],
    [
      'GET /account/two-step/recovery',
      ({ t }) => (accounts.twoStep === null ? go('/account/security') : show(recoveryCodesPage(t, accounts.twoStep.recoveryCodes)))
    ],
    ['POST /account/two-step/recovery', () => go('/account/two-step/device')],
    ['GET /account/two-step/device', ({ t }) => show(devicePage(t))],
    [
      'POST /account/two-step/device',
      (visit) => {
        const to = '/account/two-step/done'
        return field(visit, 'trust') === 'yes' && accounts.twoStep !== null ? { kind: 'redirect', to, deviceToken: accounts.trustDevice() } : go(to)
      }
    ],
    ['GET /account/two-step/done', ({ t }) => show(donePage(t))],
    [
      'POST /account/two-step/off',
      () => {
        accounts.turnOff()
        return go('/account/security')
      }
    ]
  ]
}

export function createRoutes(accounts: Accounts): Routes {
  const accountRoutes: [string, Route][] = [
    ['GET /account', ({ t }) => show(accountPage(t, accounts.customer.displayName))],
    ['GET /account/security', ({ t }) => show(securityPage(t, accounts.twoStep))],
    ...twoStepRoutes(accounts)
  ]
  return new Map([...signInRoutes(accounts), ...accountRoutes.map(([name, route]) => [name, signedIn(route)] as const)])
}

export function notFound(t: Translate): Reply {
  return { kind: 'page', parts: notFoundPage(t), status: 404 }
}
