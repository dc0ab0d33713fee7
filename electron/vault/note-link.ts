// Owns whether a link is written in notes. Pure; the notes stay here, the answer is yes or no.

/** How a rendered address may have been written: with or without percent signs, and without the scheme that Markdown adds to `www.` and mail addresses. */
function writtenForms(address: string): string[] {
  const forms = [address]
  try {
    forms.push(decodeURI(address))
  } catch {
    // A lone percent sign: it was written like that.
  }
  return forms.flatMap((form) => [form, ...(/^http:\/\/www\./iu.test(form) ? [form.slice('http://'.length)] : []), ...(/^mailto:/iu.test(form) ? [form.slice('mailto:'.length)] : [])])
}

/** `address`: as a view renders it. Markdown writes `&` also as `&amp;`. */
export function notesHaveLink(notes: string, address: string): boolean {
  const text = notes.replaceAll('&amp;', '&')
  return writtenForms(address).some((form) => form.length > 0 && text.includes(form))
}
