// Owns the scan sheet's look when there is more than one code: a list to choose from, and one press that adds the choice.
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useSession } from '../session/session-store.ts'
import { AccountRow } from './AccountRow.tsx'
import { CodeMap } from './DisplayMap.tsx'
import { chosenOn, openOn } from './scan-rows.ts'
import { useScan } from './scan-store.ts'
import { TransferSection } from './TransferSection.tsx'

export function AccountChoice() {
  const t = useT()
  const singles = useScan((state) => state.report?.otps)
  const images = useScan((state) => state.report?.images)
  const transfers = useScan((state) => state.transfers)
  const showsTransfers = useScan((state) => state.showsTransfers)
  const problem = useScan((state) => state.problem ?? state.report?.problem ?? null)
  return (
    <>
      {problem !== null && (
        <Sentence tone="warn" isNews>
          {t(`error.${problem}`)}
        </Sentence>
      )}
      {showsTransfers && transfers.length > 1 && <Sentence tone="warn">{t('collected.several')}</Sentence>}
      {singles !== undefined && singles.length > 0 && (
        <ul className="account-list">
          {singles.map((one) => (
            <AccountRow key={one.draft.handle} found={one} map={<CodeMap place={one.place} images={images ?? []} />} />
          ))}
        </ul>
      )}
      {showsTransfers && transfers.map((one) => <TransferSection key={one.id} transfer={one} />)}
    </>
  )
}

export function ChoiceFooter() {
  const t = useT()
  const openCount = useScan((state) => openOn(state).length)
  const chosenCount = useScan((state) => chosenOn(state).length)
  const isAdding = useScan((state) => state.isAdding)
  const addProblem = useScan((state) => state.addProblem)
  const addChosen = useScan((state) => state.addChosen)
  const close = useScan((state) => state.close)
  const isDone = useScan((state) => state.addedCount > 0) && chosenCount === 0
  const isReadOnly = useSession((state) => state.session.readOnly)
  return (
    <footer className="choice-foot">
      <Outcome openCount={openCount} />
      {addProblem !== null && (
        <Sentence tone="bad" isNews>
          {t(`error.${addProblem}`)}
        </Sentence>
      )}
      {isReadOnly && <Sentence tone="warn">{t('detail.readOnly')}</Sentence>}
      <div className="choice-foot__row">
        {openCount > 0 ? <ChooseAll openCount={openCount} chosenCount={chosenCount} /> : <span />}
        {openCount > 0 && !isReadOnly && !isDone ? (
          <Button className="button" data-tone="accent" autoFocus isPending={isAdding} isDisabled={chosenCount === 0} onPress={() => void addChosen()}>
            {isAdding ? t('scan.adding') : t('scan.addChosen', { count: chosenCount })}
          </Button>
        ) : (
          <Button className="button" data-tone="accent" autoFocus onPress={close}>
            {t('scan.close')}
          </Button>
        )}
      </div>
    </footer>
  )
}

/** What the press has done, and what it has not. */
function Outcome({ openCount }: { openCount: number }) {
  const t = useT()
  const addedCount = useScan((state) => state.addedCount)
  if (addedCount === 0) return null
  return (
    <Sentence tone="good" isNews>
      {t('scan.addedMany', { count: addedCount })} {openCount > 0 && t('scan.notAdded', { count: openCount })}
    </Sentence>
  )
}

function ChooseAll({ openCount, chosenCount }: { openCount: number; chosenCount: number }) {
  const t = useT()
  const setAllChosen = useScan((state) => state.setAllChosen)
  const box = useRef<HTMLInputElement>(null)
  const isSome = chosenCount > 0 && chosenCount < openCount
  useEffect(() => {
    // Only a property, not an attribute, can say "some".
    if (box.current !== null) box.current.indeterminate = isSome
  }, [isSome])
  return (
    <label className="choose-all">
      <input
        ref={box}
        type="checkbox"
        className="account__check"
        aria-label={t('scan.chooseAll')}
        checked={chosenCount === openCount}
        onChange={() => { setAllChosen(chosenCount < openCount) }}
      />
      <span aria-hidden="true">{t('scan.chosen', { chosen: chosenCount, count: openCount })}</span>
    </label>
  )
}
