// Owns whether notes are meant as Markdown. Doubtful notes are plain: a text that is only read must not lose a character.

/** Only what nobody writes by accident; a single asterisk or underscore may be part of a password. */
const SIGNS = [
  /^ {0,3}#{1,6} \S/mu,
  /^ {0,3}(?:`{3}|~{3})/mu,
  /^ {0,3}> \S/mu,
  /^ {0,3}[-*+] \[[ xX]\] /mu,
  /^ {0,3}[-*+] \S.*\n {0,3}[-*+] \S/mu,
  /^ {0,3}\|.*\|\s*\n {0,3}\|[ :|-]+\|/mu,
  /\[[^\]\n]+\]\((?:https?:\/\/|mailto:)[^)\s]+\)/iu,
  /(?:^|\s)\*\*\S(?:[^*\n]*\S)?\*\*(?=$|[\s.,:;!?。、])/mu
]

export function looksLikeMarkdown(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text))
}
