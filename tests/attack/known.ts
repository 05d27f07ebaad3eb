export type Attack = 'access' | 'reading' | 'fuzz' | 'races' | 'kills'

interface Known {
  attack: Attack
  /** The case as its attack calls it. */
  name: string
  why: string
}

const because = (attack: Attack, why: string, ...names: string[]): Known[] =>
  names.map(name => ({ attack, name, why }))

const acts = (noun: string, ...verbs: string[]): string[] => verbs.map(verb => `${noun}.${verb}`)

/** What is known to go through today, and why; each is asserted to go through still. */
export const known: Known[] = [
  ...because(
    'access',
    'The points of a community are looked after by whoever holds the role, with or without having agreed.',
    ...acts(
      'sites',
      'list',
      'poster',
      'open',
      'close',
      'setPlace',
      'openDoor',
      'listDoors',
      'revokeDoor',
    ).map(op => `without consent like never seen: ${op}`),
  ),
  ...because(
    'access',
    'A role in a place that is not in the tree, or of a word that is none, counts where any role will do; only a row typed by hand is one.',
    'nowhere: jobs.list',
    'strange roles: rules.list',
  ),
  ...because(
    'reading',
    'The answer to an act shows the thing with its words and names, and the row does not name everybody in it.',
    ...acts('requests', 'clearWords', 'finish', 'reopen', 'decline', 'assign').map(op => `the trail: ${op}`),
  ),
  ...because(
    'fuzz',
    'A text of one line is only asked for control letters; a text of several is asked for these as well.',
    'a turned or half text',
  ),
  ...because(
    'fuzz',
    'The field is a plain text of its own that asks for a length alone.',
    ...[
      'activities.listPeople namePrefix',
      'checkins.list namePrefix',
      'checkins.createFor sheet',
      'checkins.showSheet code',
      'papers.editTemplate text',
      'papers.preview text',
      'rules.preview changes.0.value',
      'rules.change changes.0.value',
      'uploads.take fileId',
    ].map(field => `a control letter: ${field}`),
  ),
  ...because(
    'fuzz',
    'A key for another system may name more communities than a page has lines.',
    '101 of it: exchange.createKey communityIds',
  ),
  ...because(
    'races',
    'Six tries of a transaction are too few where forty change one document at the same moment.',
    'all are answered: activities.signUp',
    'the others stand in line',
    'all are answered: posts.claim',
  ),
  ...because(
    'races',
    'A try of the day is counted before the tap is known to be a repeat.',
    'one answer: suggestions.submit',
  ),
]
