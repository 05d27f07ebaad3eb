/** HMAC-SHA-512-256 over `tweetnacl`; the package brings no types. */
declare module 'tweetnacl-auth' {
  export default function auth(message: Uint8Array, key: Uint8Array): Uint8Array
}
