/** What a screen reader may be told, in WeChat's spelling. An empty text means "no default". */
const spoken = {
  'aria-role': '',
  'aria-label': '',
  'aria-live': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-expanded': '',
}

/** The base components that carry them; the build and the running app must agree on this list. */
export const spokenParts = {
  View: spoken,
  Text: spoken,
  Button: spoken,
  Input: spoken,
  Textarea: spoken,
  Image: spoken,
}
