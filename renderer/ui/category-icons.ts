// Owns which sign stands for what an item is for.
import { Contact, CreditCard, FileKey, Globe, KeyRound, ListChecks, ShieldCheck, StickyNote, Wifi, type LucideIcon } from 'lucide-react'
import type { ItemCategory } from '../../shared/model/item-categories.ts'

export const CATEGORY_ICONS: Readonly<Record<ItemCategory, LucideIcon>> = {
  login: Globe,
  otp: ShieldCheck,
  note: StickyNote,
  card: CreditCard,
  identity: Contact,
  wifi: Wifi,
  'ssh-key': FileKey,
  licence: KeyRound,
  'recovery-codes': ListChecks
}
