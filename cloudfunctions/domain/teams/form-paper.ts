import { availabilities, availabilityWords, skills, skillWords } from '../../../src/contract/volunteer-form'
import type { Member } from '../../../types/members'
import type { OfferedService, Volunteer } from '../../../types/teams'
import type { CalendarDay } from '../../../types/time'
import type { Tree } from '../orgs/tree'
import { paperCode } from '../papers/code'
import { dayOnPaper } from '../papers/rules'
import type { FormValues } from '../papers/template'
import { categories, categoryTitle } from '../requests/categories'
import { teamsNear } from './rules'

/** What stands on a form besides the person; of an empty one nothing is known. */
type Said = Pick<
  Volunteer,
  'communityId' | 'estateId' | 'teamId' | 'wish' | 'skills' | 'availability' | 'experience' | 'remark'
> & { offered: readonly OfferedService[] }

/** The code of what a volunteer has said and where he or she is placed: said otherwise, it is another paper. */
export function formCode(volunteer: Volunteer): string {
  const { _id, communityId, estateId, teamId, wish, skills, availability, experience, remark, offered } =
    volunteer
  const said = [communityId, estateId, teamId, wish, skills, availability, experience, remark, offered]
  return paperCode(`volunteer form ${JSON.stringify(said)}`, _id)
}

/** Is a printed form still what its volunteer says? */
export function stateOfForm(code: string, volunteer: Volunteer | null): 'valid' | 'replaced' | 'withdrawn' {
  if (!volunteer || volunteer.state === 'withdrawn') return 'withdrawn'
  return code === formCode(volunteer) ? 'valid' : 'replaced'
}

/** What a volunteer said, everything there is to choose from beside it. */
export function valuesOfForm(
  volunteer: Volunteer,
  { name, unitName, phoneTail }: Pick<Member, 'name' | 'unitName' | 'phoneTail'>,
  tree: Tree,
  today: CalendarDay,
): FormValues {
  return {
    ...saidOn(volunteer, tree, today),
    name,
    unitName,
    phoneTail: phoneTail ?? '',
    code: formCode(volunteer),
  }
}

/** The form of a community with nothing on it yet, to be filled in by hand. */
export function emptyFormOf(communityId: string, tree: Tree, today: CalendarDay): FormValues {
  const said = saidOn(
    {
      communityId,
      estateId: null,
      teamId: null,
      wish: [],
      skills: [],
      availability: [],
      experience: null,
      remark: null,
      offered: [],
    },
    tree,
    today,
  )
  return { ...said, name: '', unitName: '', phoneTail: '', code: '' }
}

function saidOn(said: Said, tree: Tree, today: CalendarDay) {
  const nameOf = (orgId: string | null) => (orgId ? (tree.find(orgId)?.name ?? '') : '')
  const others = teamsNear(tree, said.communityId).flatMap(({ _id }) =>
    said.wish.includes(_id) ? [] : [_id],
  )
  return {
    communityName: nameOf(said.communityId),
    estateName: nameOf(said.estateId),
    wish: [...said.wish, ...others]
      .map((teamId, at) => `（${at < said.wish.length ? at + 1 : '　'}）${nameOf(teamId)}`)
      .join('　'),
    skills: ticked(skills, said.skills, skill => skillWords[skill]),
    availability: ticked(availabilities, said.availability, when => availabilityWords[when]),
    services: ticked(categories, said.offered, one => (one === 'other' ? '别的事' : categoryTitle(one))),
    experience: said.experience ?? '',
    remark: said.remark ?? '',
    teamName: nameOf(said.teamId),
    printedOn: dayOnPaper(today),
  }
}

function ticked<Key extends string>(
  all: readonly Key[],
  chosen: readonly Key[],
  nameOf: (key: Key) => string,
) {
  return all.map(key => `${chosen.includes(key) ? '☑' : '□'}${nameOf(key)}`).join('　')
}
