import type { Shape } from './geo-report'

/** How the specification calls one of many: `<services><service>…`. */
const oneOf: Record<string, string> = {
  services: 'service',
  service_requests: 'request',
  service_request_updates: 'request_update',
  errors: 'error',
  attributes: 'attribute',
  values: 'value',
}

export function writeXml(root: string, value: Shape | Shape[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`
}

function element(name: string, value: unknown): string {
  return `<${name}>${content(name, value)}</${name}>`
}

function content(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(one => element(oneOf[name] ?? 'item', one)).join('')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([field, inner]) => element(field, inner))
      .join('')
  }
  return escaped(String(value ?? ''))
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
