// Owns asking the owner to prove it before keys are shown. Keeps nothing of what is typed.
import type { ErrorCode } from '../../../shared/errors.ts'
import type { OwnerProof } from '../../../shared/model/proof.ts'
import { useT } from '../../i18n/language-store.ts'
import { ProofForm } from '../../ui/ProofForm.tsx'

interface Props {
  sentence: string
  isBusy: boolean
  problem: ErrorCode | null
  /** What the button on the left does and says. */
  back: { text: string; onPress: () => void }
  chooseKeyFile: () => Promise<string | null>
  onConfirm: (proof: OwnerProof) => Promise<void>
}

export function ConfirmOwner({ onConfirm, ...form }: Props) {
  const t = useT()
  return (
    <ProofForm
      {...form}
      submit={{ text: t('transfer.show'), busyText: t('transfer.working') }}
      takesCode={false}
      onProof={async (proof) => {
        if (proof.kind !== 'recovery-code') await onConfirm(proof)
      }}
    />
  )
}
