import type { Keep, Kept } from './keep'

export const keep: Keep = (name, value) => {
  try {
    sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // A full shelf must not stop what is being done.
  }
}

export const keepAtOnce: Keep = (name, value) => keep(name, value)

export const kept: Kept = name => {
  const text = sessionStorage.getItem(name)
  return text === null ? undefined : JSON.parse(text)
}
