/** The older steps of a story: those that come before so many; the latest without. */
export interface ChapterWanted {
  before?: number
}

/** What a document knows of its older steps, which are kept in rows of their own. */
export interface Earlier<Step> {
  /** How many steps came before those that the document holds: the next chapter ends there. */
  before: number
  /** Of those, the last of each kind that the rules ask for. */
  last: Step[]
}
