// Owns the figures of the search at 10,000 and 100,000 items: each key beside a plain scan of the same texts, and what has to be built for it.
import { createItemSearch, type ItemSearch, type SearchPlace } from '../renderer/state/search/find-items.ts'
import { parseQuery } from '../renderer/state/search/search-query.ts'
import { toSearchable, type SearchableItem } from '../renderer/state/search/searchable-item.ts'
import { rowOf, seriesOf, type BenchPart, type Row } from './figures.ts'
import type { ItemSearchText, ItemSummary } from '../shared/model/item.ts'

const ROUNDS = 12
const SIZES = [
  { count: 10_000, limitMs: 2 },
  { count: 100_000, limitMs: 12 }
] as const

const PLACES = ['Amazon', 'GitHub', 'GitLab', 'みずほ銀行', '楽天市場', 'Dropbox', 'Netflix', 'マイナポータル', 'Bank of Tokyo', 'Slack', 'Zoom', 'Café Central', 'Library', 'アマゾン', 'Water works']
const PEOPLE = ['taro', 'hanako', 'octo', 'ops', 'family', 'yamada']
const TAGS = ['home', 'home/bank', 'work', 'work/office', '仕事', 'travel']
const EVERYWHERE: SearchPlace = { key: 'all', holds: ({ item }) => !item.trashed && item.archived !== true }

/** What is typed, letter by letter: names that are there and are not, kana, slips, operators, two words. */
const TYPED = ['github 77', 'gihtub', 'amazno', 'みずほ', 'アマゾン 12', 'tag:home/bank taro', 'user:octo lib', 'zzzzzz', '-tag:work has:otp net', '"bank of" 9', 'service-4711', 'receipts']

function summary(index: number): ItemSummary {
  const name = PLACES[index % PLACES.length] ?? ''
  return {
    id: String(index), title: `${name} ${String(index)}`, username: `${PEOPLE[index % PEOPLE.length] ?? ''}${String(index % 997)}@example.jp`, websites: [`https://www.service-${String(index)}.example`],
    favourite: index % 50 === 0, hasOtp: index % 3 === 0, trashed: index % 200 === 0, ...(index % 4 === 0 ? { tags: [TAGS[index % TAGS.length] ?? ''] } : {}), createdAtMs: index, updatedAtMs: index, lastUsedAtMs: null
  }
}

function textOf(index: number): ItemSearchText {
  const texts = index % 5 === 0 ? ['Renews in April. The second address is for receipts.'] : index % 7 === 0 ? [`090-0000-${String(index % 10_000)}`] : []
  return { id: String(index), texts, hasAttachment: index % 40 === 0, hasPassword: true, hasNotes: index % 5 === 0 }
}

function timed(work: () => unknown): number {
  const from = performance.now()
  work()
  return performance.now() - from
}

const keysOf = (query: string): string[] => Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1))

/** What a search without ranks, slips and operators would do at this key. */
function scan(entries: readonly SearchableItem[], typed: string): number {
  const words = typed.toLowerCase().split(/\s+/u)
  let found = 0
  for (const { folded } of entries) if (words.every((word) => folded.includes(word))) found += 1
  return found
}

function measure(entries: readonly SearchableItem[], search: ItemSearch): { ours: number[]; plain: number[] } {
  const [ours, plain]: [number[], number[]] = [[], []]
  const weakIds = new Set<string>()
  // The first round is the engine's own warming.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const key of TYPED.flatMap(keysOf)) {
      const own = timed(() => search.find(parseQuery(key), EVERYWHERE, weakIds))
      const bare = timed(() => scan(entries, key))
      if (round === 0) continue
      ours.push(own)
      plain.push(bare)
    }
  }
  return { ours, plain }
}

export const searchBench: BenchPart = {
  name: 'search',
  run: (say) => {
    const rows: Row[] = []
    for (const { count, limitMs } of SIZES) {
      const name = `${count.toLocaleString('en')} items`
      const items = Array.from({ length: count }, (_, index) => summary(index))
      const texts = new Map(items.map(({ id }, index) => [id, textOf(index)]))
      const folding: number[] = []
      const building: number[] = []
      let entries: SearchableItem[] = []
      let search = createItemSearch(entries)
      for (let run = 0; run < 5; run += 1) {
        folding.push(timed(() => (entries = toSearchable(items, texts))))
        search = createItemSearch(entries)
        building.push(timed(() => search.prepare(count)))
      }
      const { ours, plain } = measure(entries, search)
      const [own, bare] = [seriesOf(ours), seriesOf(plain)]
      say(`${name}: ${String(ours.length)} keys`)
      rows.push(rowOf(`a key in the search, ${name}`, 'ms', ours, { note: `p95 limit ${String(limitMs)} ms: ${own.p95 <= limitMs ? 'ok' : 'OVER'}` }))
      rows.push(rowOf(`the same as a plain scan with includes, ${name}`, 'ms', plain, { note: `search / scan: median ${(own.median / bare.median).toFixed(2)}, p95 ${(own.p95 / bare.p95).toFixed(2)}` }))
      rows.push(rowOf(`folding the texts, ${name}`, 'ms', folding), rowOf(`words for slips of the keys, ${name}`, 'ms', building, { note: 'in slices, between keys' }))
    }
    return Promise.resolve(rows)
  }
}
