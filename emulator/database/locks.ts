/** Names that open transactions hold until they end: documents and values of unique indexes. */
export class Locks {
  private readonly holders = new Map<
    string,
    { owner: string; released: Promise<void>; release: () => void }
  >()

  get isEmpty(): boolean {
    return this.holders.size === 0
  }

  /** The holder other than `owner`, if any. */
  heldByOther(name: string, owner: string | undefined): { released: Promise<void> } | undefined {
    const holder = this.holders.get(name)
    return holder && holder.owner !== owner ? holder : undefined
  }

  take(name: string, owner: string): void {
    if (this.holders.get(name)?.owner === owner) return
    let release = (): void => {}
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    this.holders.set(name, { owner, released, release })
  }

  releaseAll(owner: string): void {
    for (const [name, holder] of this.holders) {
      if (holder.owner !== owner) continue
      this.holders.delete(name)
      holder.release()
    }
  }
}
