import { useSyncExternalStore } from 'react'
import type { Input, Value } from '../../../types/api'
import type { Moment } from '../../../types/time'
import type { UploadKind } from '../../../types/uploads'
import { type Along, handIn } from '../../cloud/bring'
import { call, type Refused } from '../../cloud/call'
import { isPassing } from '../../cloud/standing'
import { putAwayFile } from '../../platform/files'
import { keepAtOnce, kept } from '../../platform/keep'
import { onComeBack } from '../../platform/network'

/** A request as it stands on this phone until the cloud has it. One tap's id from the first try to the last. */
export interface Unsent {
  tapId: string
  told: Omit<Input<'requests.submit'>, 'tapId' | 'voice' | 'photoIds'>
  voice: (Along & { seconds: number }) | null
  photos: Along[]
  keptAt: Moment
  /** Why it came back; null while it only waits for a network. */
  refusal: string | null
}

export type SendingName = 'requests.submit' | 'uploads.take'

export type Sent =
  | { kind: 'sent'; value: Value<'requests.submit'> }
  | { kind: 'waits' }
  | { kind: 'refused'; answer: Refused<SendingName> }

const place = 'unsentRequests'
const tryAgainAfterMs = 30_000

/** What only the person can put right, and nothing is wrong with the request: it is tried again by itself. */
const waitsForPerson = ['consentNeeded', 'accountPaused', 'accountMoved', 'tooManyToday']

const readers = new Set<() => void>()
const underWay = new Map<string, Promise<Sent>>()
let shelf: Unsent[] | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Called once, when the app starts: sends what waits, and again whenever the network may be back. */
export function openUnsent(): void {
  onComeBack(() => void sendAll())
  void sendAll()
}

/** On the phone's shelf first, so that nothing that was written or said can be lost; then sent. */
export function keepAndSend(request: Unsent): Promise<Sent> {
  change(request.tapId, request)
  return send(request.tapId)
}

export async function sendAll(): Promise<void> {
  clearTimeout(timer)
  for (const { tapId, refusal } of read()) {
    if (refusal !== null && !waitsForPerson.includes(refusal)) continue
    if ((await send(tapId)).kind === 'waits') break
  }
  if (read().some(({ refusal }) => refusal === null)) {
    timer = setTimeout(() => void sendAll(), tryAgainAfterMs)
  }
}

/** The person does not want it any more. */
export function dropUnsent(tapId: string): void {
  const dropped = read().find(request => request.tapId === tapId)
  if (dropped) putAway(dropped)
}

function send(tapId: string): Promise<Sent> {
  const before = underWay.get(tapId)
  if (before) return before
  const sending = sendOne(tapId).finally(() => underWay.delete(tapId))
  underWay.set(tapId, sending)
  return sending
}

async function sendOne(tapId: string): Promise<Sent> {
  const brought = await bringAlong(tapId)
  if (brought) return settled(tapId, brought)
  const request = find(tapId)
  if (!request) return { kind: 'waits' }
  const { told, voice, photos } = request
  const answer = await call('requests.submit', {
    ...told,
    tapId,
    voice: voice?.uploadId ? { uploadId: voice.uploadId, seconds: voice.seconds } : null,
    photoIds: photos.flatMap(({ uploadId }) => uploadId ?? []),
  })
  if (!answer.ok) return settled(tapId, answer)
  putAway(request)
  return { kind: 'sent', value: answer.value }
}

/** The recording and the photos first, each once; answers what stood in the way. */
async function bringAlong(tapId: string): Promise<Refused<SendingName> | null> {
  const request = find(tapId)
  if (!request) return null
  const { voice, photos } = request
  const files: [UploadKind, Along][] = [
    ...(voice ? ([['recording', voice]] as [UploadKind, Along][]) : []),
    ...photos.map((photo): [UploadKind, Along] => ['picture', photo]),
  ]
  for (const [kind, one] of files) {
    if (one.uploadId !== null) continue
    const answer = await handIn(kind, one.file, one.tapId)
    if (!answer.ok) return answer
    noteBrought(tapId, one.tapId, answer.value)
  }
  return null
}

/** How long a recording is, the cloud knows better than a phone that counted. */
function noteBrought(tapId: string, fileTapId: string, { uploadId, seconds }: Value<'uploads.take'>): void {
  const request = find(tapId)
  if (!request) return
  const { voice, photos } = request
  change(tapId, {
    ...request,
    voice: voice?.tapId === fileTapId ? { ...voice, uploadId, seconds: seconds ?? voice.seconds } : voice,
    photos: photos.map(photo => (photo.tapId === fileTapId ? { ...photo, uploadId } : photo)),
  })
}

function settled(tapId: string, answer: Refused<SendingName>): Sent {
  if (isPassing(answer.refusal)) return { kind: 'waits' }
  const request = find(tapId)
  if (request) change(tapId, { ...request, refusal: answer.refusal })
  return { kind: 'refused', answer }
}

function putAway({ tapId, voice, photos }: Unsent): void {
  change(tapId, null)
  for (const { file } of [...(voice ? [voice] : []), ...photos]) putAwayFile(file)
}

export function useUnsent(): Unsent[] {
  return useSyncExternalStore(watch, read)
}

function watch(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}

const find = (tapId: string): Unsent | undefined => read().find(request => request.tapId === tapId)

/** Puts a request in the place of the one of the same tap, or takes it away. */
function change(tapId: string, to: Unsent | null): void {
  const others = read().filter(request => request.tapId !== tapId)
  shelf = to ? [...others, to] : others
  keepAtOnce(place, shelf)
  for (const tell of readers) tell()
}

function read(): Unsent[] {
  if (shelf === null) {
    const known = kept(place)
    shelf = Array.isArray(known) ? known : []
  }
  return shelf
}
