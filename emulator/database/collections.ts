import type { Database } from 'lmdb'
import type { CloudDeclaration, IndexDeclaration } from '../../config/cloud'
import { badParameter, collectionMissing } from './errors'
import type { Value } from './values'

/** An index as it lies on disk. */
export interface Index {
  number: number
  declaration: IndexDeclaration
  /** Per key: has any document brought an array here? The planner is more careful then. */
  isMultikey: boolean[]
}

export interface Collection {
  name: string
  number: number
  indexes: Index[]
}

type CollectionRecord = Omit<Collection, 'name'>

/** Which collections there are, with their indexes: remembered here, and kept in the store's own notes. */
export class Collections {
  private readonly byName = new Map<string, Collection>()

  /** Reads what is kept. `add`, `describe` and `save` belong inside a write. */
  constructor(private readonly meta: Database<Value, string>) {
    for (const { key, value } of meta.getRange({ start: 'collection:', end: 'collection;' })) {
      const name = key.slice('collection:'.length)
      this.byName.set(name, { name, ...(value as CollectionRecord) })
    }
  }

  has(name: string): boolean {
    return this.byName.has(name)
  }

  /** Throws the cloud's error when there is none. */
  get(name: string): Collection {
    const found = this.byName.get(name)
    if (!found) throw collectionMissing()
    return found
  }

  names(): string[] {
    return [...this.byName.keys()].sort()
  }

  add(name: string): Collection {
    if (!/^[A-Za-z][\w-]{0,63}$/.test(name)) throw badParameter(`collection name is invalid: ${name}`)
    const numbers = [...this.byName.values()].map(({ number }) => number)
    const collection: Collection = { name, number: Math.max(0, ...numbers) + 1, indexes: [] }
    this.byName.set(name, collection)
    this.save(collection)
    return collection
  }

  /** Whose indexes are not those that are declared. */
  changedBy(declaration: CloudDeclaration['collections']): [name: string, indexes: IndexDeclaration[]][] {
    return Object.entries(declaration).flatMap(([name, { indexes }]) => {
      const existing = this.byName.get(name)?.indexes.map(index => index.declaration)
      return JSON.stringify(existing) === JSON.stringify(indexes) ? [] : [[name, indexes]]
    })
  }

  describe(collection: Collection, declarations: IndexDeclaration[]): void {
    collection.indexes = declarations.map((declaration, number) => ({
      number,
      declaration,
      isMultikey: declaration.keys.map(() => false),
    }))
    this.save(collection)
  }

  save({ name, number, indexes }: Collection): void {
    const record: CollectionRecord = { number, indexes }
    void this.meta.put(`collection:${name}`, record)
  }

  saveAll(): void {
    for (const collection of this.byName.values()) this.save(collection)
  }

  forget(): void {
    this.byName.clear()
  }
}
