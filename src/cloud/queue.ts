import { useSyncExternalStore } from 'react'
import type { Input, RefusalDetail } from '../../types/api'
import type { CheckinWay } from '../../types/checkins'
import type { Moment } from '../../types/time'
import { quarterOf } from '../contract/calendar'
import { signQueued } from '../contract/queued'
import { readRotatingCode } from '../contract/rotating-code'
import { keepAtOnce, kept } from '../platform/keep'
import { phoneModel } from '../platform/model'
import { onComeBack } from '../platform/network'
import { type CallAnswer, call } from './call'
import { thisDevice } from './device'
import { isPassing } from './standing'

/** A check-in on this phone that the cloud has not answered yet (G200): numbered, and sealed when it was made. */
export interface Waiting {
  number: number
  tapId: string
  siteCode: string
  way: CheckinWay
  readAt: Moment
  offsetMs: number | null
  deviceId: string
  /** Missing in what an older app kept. */
  keySince?: Moment | null
  signature: string | null
}

/** One that was refused when it arrived: told until the person has seen it. */
export interface RefusedLater {
  tapId: string
  readAt: Moment
  refusal: string
  detail?: RefusalDetail
}

interface Shelf {
  last: number
  waiting: Waiting[]
  refused: RefusedLater[]
}

type Create = CallAnswer<'checkins.create'>

const place = 'queue'
const tryAgainAfterMs = 30_000
/** So soon after the scan a code on a wall is simply sent once more, as if the network had been slow. */
const atOnceMs = 60_000

/** What only the person can put right: it waits until then. */
const waitsForPerson = ['consentNeeded', 'notBound', 'claimPending', 'accountPaused', 'accountMoved']

const readers = new Set<() => void>()
const outcomes = new Map<string, Create>()
const underWay = new Map<string, Promise<Create>>()
let shelf: Shelf | null = null
let uploading: Promise<void> | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Called once, when the app starts: sends what waits, and again whenever the network may be back. */
export function openQueue(): void {
  onComeBack(() => void upload())
  void upload()
}

/** Puts a check-in on the phone's shelf before anything is sent, so that nothing can lose it. */
export function putInQueue(siteCode: string, way: CheckinWay, tapId: string): Waiting {
  const { deviceId, key, keySince = null, offsetMs } = thisDevice()
  const now = read()
  const parts = { number: now.last + 1, tapId, siteCode, way, readAt: Date.now(), offsetMs }
  const item = { ...parts, deviceId, keySince, signature: key && signQueued(key, parts) }
  write({ ...now, last: item.number, waiting: [...now.waiting, item] })
  return item
}

/** The first try, with the person waiting before the screen. */
export function sendAtOnce(item: Waiting, position?: Input<'checkins.create'>['position']): Promise<Create> {
  return send(item, {
    tapId: item.tapId,
    siteCode: item.siteCode,
    way: item.way,
    model: phoneModel(),
    ...(position && { position }),
  })
}

/** Sends what waits, one after another in the order of the numbers, until there is no network again. */
export function upload(): Promise<void> {
  uploading ??= uploadAll().finally(() => {
    uploading = null
  })
  return uploading
}

async function uploadAll(): Promise<void> {
  clearTimeout(timer)
  for (const item of read().waiting) {
    const first = await underWay.get(item.tapId)
    if (first && !isToRepeat(first)) continue
    const answer = await send(item, asQueued(item))
    if (isToRepeat(answer)) break
  }
  if (read().waiting.length > 0) timer = setTimeout(() => void upload(), tryAgainAfterMs)
}

function asQueued({ tapId, siteCode, way, ...kept }: Waiting): Input<'checkins.create'> {
  const told = { tapId, siteCode, way }
  const age = Date.now() - kept.readAt
  const isFresh = age >= 0 && age < atOnceMs && !readRotatingCode(siteCode) && isOfThisQuarter(kept.readAt)
  return isFresh ? told : { ...told, queued: { ...kept, sentAt: Date.now() } }
}

/** At a quarter's end the moment of the scan decides which quarter it is for, and so it is said. */
function isOfThisQuarter(readAt: Moment): boolean {
  return quarterOf(readAt) === quarterOf(Date.now())
}

function send(item: Waiting, input: Input<'checkins.create'>): Promise<Create> {
  const sending = call('checkins.create', input).then(answer => {
    underWay.delete(item.tapId)
    settle(item, answer)
    return answer
  })
  underWay.set(item.tapId, sending)
  return sending
}

/** Whatever was answered for good leaves the shelf; a no stays to be told, unless the screen tells it now. */
function settle(item: Waiting, answer: Create): void {
  if (isToRepeat(answer)) return
  const { last, waiting, refused } = read()
  outcomes.set(item.tapId, answer)
  const isTold = answer.ok || watched.has(item.tapId)
  write({
    last,
    waiting: waiting.filter(({ tapId }) => tapId !== item.tapId),
    refused: isTold ? refused : [...refused, refusedLater(item, answer)],
  })
}

function refusedLater({ tapId, readAt }: Waiting, answer: Extract<Create, { ok: false }>): RefusedLater {
  return { tapId, readAt, refusal: answer.refusal, ...(answer.detail && { detail: answer.detail }) }
}

function isToRepeat(answer: Create): boolean {
  return !answer.ok && (isPassing(answer.refusal) || waitsForPerson.includes(answer.refusal))
}

/** The taps whose screens are open: they tell their own answer. */
const watched = new Set<string>()

export function watchTap(tapId: string): () => void {
  watched.add(tapId)
  return () => watched.delete(tapId)
}

/** Takes one off the shelf that the person will tap again, for example after binding. */
export function takeBack(tapId: string): void {
  const now = read()
  write({ ...now, waiting: now.waiting.filter(item => item.tapId !== tapId) })
}

/** The person has seen why. */
export function putAway(tapId: string): void {
  const now = read()
  write({ ...now, refused: now.refused.filter(item => item.tapId !== tapId) })
}

export interface QueueStory {
  waiting: Waiting[]
  refused: RefusedLater[]
}

export function useQueue(): QueueStory {
  return useSyncExternalStore(watch, read)
}

/** What the cloud answered for a tap in this run of the app. */
export function useOutcome(tapId: string | null): Create | null {
  return useSyncExternalStore(watch, () => (tapId && outcomes.get(tapId)) || null)
}

function watch(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}

function tell(): void {
  for (const reader of readers) reader()
}

function read(): Shelf {
  shelf ??= shelfOf(kept(place))
  return shelf
}

function write(next: Shelf): void {
  shelf = next
  keepAtOnce(place, next)
  tell()
}

function shelfOf(value: unknown): Shelf {
  const isShelf = value instanceof Object && 'last' in value && 'waiting' in value && 'refused' in value
  return isShelf ? (value as Shelf) : { last: 0, waiting: [], refused: [] }
}
