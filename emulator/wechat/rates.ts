/** How often WeChat lets an account call an api, as its pages say. */
const limits: Record<string, { perMinute?: number; perDay?: number }> = {
  'wxacode.getUnlimited': { perMinute: 5000 },
  'security.msgSecCheck': { perMinute: 4000, perDay: 2_000_000 },
  'security.mediaCheckAsync': { perMinute: 2000, perDay: 200_000 },
  'subscribeMessage.send': { perDay: 10_000_000 },
}

interface Used {
  minute: number
  inMinute: number
  day: number
  inDay: number
}

const minuteMs = 60_000
const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000

/** Counts calls in whole minutes, and days at UTC+8, of the cloud's clock. */
export class Rates {
  private readonly used = new Map<string, Used>()

  constructor(private readonly now: () => number) {}

  /** Notes `calls`; false when the last of them is one too many (45009). */
  take(api: string, calls = 1): boolean {
    const { perMinute = Number.POSITIVE_INFINITY, perDay = Number.POSITIVE_INFINITY } = limits[api] ?? {}
    const used = this.usedNow(api)
    used.inMinute += calls
    used.inDay += calls
    return used.inMinute <= perMinute && used.inDay <= perDay
  }

  forget(): void {
    this.used.clear()
  }

  private usedNow(api: string): Used {
    const minute = Math.floor(this.now() / minuteMs)
    const day = Math.floor((this.now() + shanghaiMs) / dayMs)
    const known = this.used.get(api)
    const used: Used = {
      minute,
      inMinute: known?.minute === minute ? known.inMinute : 0,
      day,
      inDay: known?.day === day ? known.inDay : 0,
    }
    this.used.set(api, used)
    return used
  }
}
