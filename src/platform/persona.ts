/** Whom this tab of the local demo plays: kept for the tab, so that two tabs can be two people. */
export interface Persona {
  id: string
  openid: string
  name: string
  note: string
}

const place = 'persona'

export function currentPersona(): Persona | null {
  const kept = sessionStorage.getItem(place)
  return kept ? JSON.parse(kept) : null
}

/** Another person sees nothing of what this tab remembered: the page starts anew at home. */
export function becomePersona(persona: Persona): void {
  const isFirst = currentPersona() === null
  sessionStorage.clear()
  sessionStorage.setItem(place, JSON.stringify(persona))
  if (!isFirst) location.hash = '#/pages/home/index'
  location.reload()
}
