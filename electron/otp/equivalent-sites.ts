// Owns which sites share one sign-in, by the name of their domain without its suffix (`amazon` for amazon.co.jp). Bundled; nothing is fetched.

/** Each line is one account for all of its sites. Other suffixes of one name are equal without being listed. */
const GROUPS: readonly (readonly string[])[] = [
  ['google', 'youtube', 'gmail', 'blogger', 'android', 'googlemail'],
  ['microsoft', 'live', 'outlook', 'hotmail', 'office', 'office365', 'microsoftonline', 'xbox', 'skype', 'msn', 'onedrive', 'azure', 'bing'],
  ['apple', 'icloud', 'me'],
  ['amazon', 'audible', 'kindle', 'primevideo'],
  ['facebook', 'messenger', 'meta'],
  ['x', 'twitter'],
  ['atlassian', 'trello', 'bitbucket', 'jira'],
  ['yahoo', 'flickr', 'aol'],
  ['sony', 'playstation', 'sonyentertainmentnetwork'],
  ['steampowered', 'steamcommunity'],
  ['discord', 'discordapp'],
  ['ubisoft', 'ubi', 'uplay'],
  ['ea', 'origin'],
  ['blizzard', 'battle', 'battlenet'],
  ['adobe', 'behance', 'typekit'],
  ['wikipedia', 'wikimedia', 'wiktionary', 'wikidata', 'mediawiki'],
  ['proton', 'protonmail', 'protonvpn'],
  ['mercari', 'merpay'],
  ['nintendo', 'mynintendo'],
  ['mozilla', 'firefox']
]

const GROUP_OF: ReadonlyMap<string, number> = new Map(GROUPS.flatMap((names, index) => names.map((name): [string, number] => [name, index])))

/** True when some name of `a` and some other one of `b` lead to one account. */
export function haveOneAccount(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => {
    const group = GROUP_OF.get(name)
    return group !== undefined && b.some((other) => GROUP_OF.get(other) === group)
  })
}
