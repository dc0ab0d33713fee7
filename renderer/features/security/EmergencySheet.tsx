// Owns the paper: what an emergency sheet says and where what stands on it. Seen on paper only.
import type { RecoverySheet } from '../../../shared/model/access.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText } from '../../i18n/locale-text.ts'
import { useSession } from '../session/session-store.ts'

export function EmergencySheet({ sheet }: { sheet: RecoverySheet }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const folder = useSession((state) => state.session.vaultFolder)
  const date = dateText(language, sheet.madeAtMs, 'longDay')
  return (
    <article className="paper" aria-hidden="true">
      <header className="paper__head">
        <h1>{t('sheet.title')}</h1>
        <p>{t('sheet.product')}</p>
      </header>
      <p className="paper__what">{t('sheet.what')}</p>
      <dl className="paper__facts">
        <Fact name={t('sheet.vault')} value={sheet.vaultName} />
        <Fact name={t('sheet.date')} value={date} />
        <Fact name={t('sheet.number')} value={sheet.number} />
        <Fact name={t('sheet.folder')} value={folder} />
      </dl>
      <section className="paper__code">
        <div>
          <h2>{t('sheet.codeLabel')}</h2>
          <p className="paper__groups">
            {sheet.codeSecret.split('-').map((group, index) => (
              <span key={index}>{group}</span>
            ))}
          </p>
          <p className="paper__small">{t('sheet.codeHint')}</p>
        </div>
        <CodePicture rows={sheet.picture} />
      </section>
      <section>
        <h2>{t('sheet.passwordLabel')}</h2>
        <div className="paper__line" />
        <p className="paper__small">{t('sheet.passwordHint')}</p>
      </section>
      <section>
        <h2>{t('sheet.useTitle')}</h2>
        <ol className="paper__steps">
          <li>{t('sheet.use1')}</li>
          <li>{t('sheet.use2')}</li>
          <li>{t('sheet.use3')}</li>
        </ol>
      </section>
      <p className="paper__warning">{t('sheet.warning')}</p>
    </article>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** One path, dark on white, with the quiet zone of four modules. */
function CodePicture({ rows }: { rows: readonly string[] }) {
  const size = rows.length + 8
  const path = rows.flatMap((row, y) => Array.from(row, (cell, x) => (cell === '1' ? `M${String(x + 4)} ${String(y + 4)}h1v1h-1z` : ''))).join('')
  return (
    <svg className="paper__picture" viewBox={`0 0 ${String(size)} ${String(size)}`} shapeRendering="crispEdges">
      <rect className="paper__ground" width={size} height={size} />
      <path className="paper__ink" d={path} />
    </svg>
  )
}
