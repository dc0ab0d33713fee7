// Owns the demo for a person at the keyboard: Nidan on a throwaway vault beside the sample shop. Leaves nothing behind.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startNidan, type Nidan } from '../../e2e/fixtures/nidan.ts'
import { openShopBrowser } from '../../e2e/fixtures/shop-browser.ts'
import { startShop } from '../../e2e/shop/server.ts'
import { SAMPLE_MASTER_PASSWORD, SHOP_CUSTOMER, SHOP_LOGIN } from '../../e2e/story/sample-logins.ts'
import { sampleVaultBytes } from '../../e2e/story/sample-vault.ts'
import type { Language } from '../../shared/model/settings.ts'

const SHOP_PLACE = { x: 1130, y: 66, width: 750, height: 930 }

function guide(address: string): string {
  return `
Nidan opens on a throwaway vault; the sample shop stands beside it. Close Nidan's window or press Ctrl+C to end.

  Master password of the vault   ${SAMPLE_MASTER_PASSWORD}
  The shop                       ${address}
  Your account there             ${SHOP_CUSTOMER.email}

 1. Unlock Nidan, open "${SHOP_LOGIN.title}" and click its password: it is copied.
 2. In the shop: Sign in with the e-mail above, paste the password.
 3. Open security settings, Turn on two-step verification, Use an authenticator app: a QR code appears.
 4. In Nidan: Edit, Add field, One-Time Password, Scan screen, Done. The login shows a live code.
 5. Click the code, paste it into the shop, Verify.
 6. Go on with backup phone and recovery codes; keep the codes in Nidan with Add field, Concealed.
 7. Sign out and in again: copy the code from Nidan's icon in the tray.
`
}

/** The browser that the tests use when there is one; else the person's own. */
async function openShop(folder: string, url: string, env: Readonly<Record<string, string>>, log: (line: string) => void): Promise<() => Promise<void>> {
  try {
    const browser = await openShopBrowser({ desktop: { env }, profile: join(folder, 'browser'), place: SHOP_PLACE, url })
    return () => browser.dispose().catch(() => undefined)
  } catch {
    const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
    const child = spawn(opener, [url], { stdio: 'ignore', detached: true })
    child.on('error', () => {
      log(`Open ${url} in a browser.`)
    })
    child.unref()
    return () => Promise.resolve()
  }
}

function untilClosed(nidan: Nidan): Promise<void> {
  return new Promise((resolve) => {
    nidan.app.process().once('exit', () => {
      resolve()
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve()
      })
    }
  })
}

export async function playByHand({ folder, language, log }: { folder: string; language: Language; log: (line: string) => void }): Promise<void> {
  const env = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const shop = await startShop({ customer: SHOP_CUSTOMER, language })
  const nidan = await startNidan({ desktop: { env }, userData: join(folder, 'nidan'), vaultBytes: await sampleVaultBytes(), language })
  const closeShop = await openShop(folder, shop.url, env, log)
  log(guide(shop.url))
  await untilClosed(nidan)
  await nidan.quit()
  await closeShop()
  await shop.dispose()
}
