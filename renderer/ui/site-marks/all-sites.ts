// Owns the directory of all marks that are built in. Large: loaded behind the first list, never imported by what is drawn first.
import { CODE_SITES } from './code-sites.ts'
import { DAILY_SITES } from './daily-sites.ts'
import { createMarkDirectory } from './mark-directory.ts'
import { PEOPLE_SITES } from './people-sites.ts'

export const ALL_SITES = [...CODE_SITES, ...PEOPLE_SITES, ...DAILY_SITES]

export const findSiteMark = createMarkDirectory(ALL_SITES)
