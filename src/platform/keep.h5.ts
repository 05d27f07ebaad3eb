import type { Keep, Kept } from './keep'

export const keep: Keep = (name, value) => {
  sessionStorage.setItem(name, JSON.stringify(value))
}

export const keepAtOnce: Keep = (name, value) => keep(name, value)

export const kept: Kept = name => {
  const text = sessionStorage.getItem(name)
  return text === null ? undefined : JSON.parse(text)
}
