import { useState } from 'react'
import type { MyVolunteering, Skill, VolunteerForm, VolunteerView } from '../../../types/teams'
import { availabilities, availabilityWords, skills, skillWords } from '../../contract/volunteer-form'
import { Button } from '../../ui/button'
import { Section, Words } from '../../ui/card'
import { CheckRow } from '../../ui/check-row'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { say } from '../../ui/toast'
import { Many } from './many'
import { kindWords, words } from './words'

const mostWishes = 5
const mostSkills = 10

export const emptyForm: VolunteerForm = {
  wish: [],
  skills: [],
  availability: [],
  experience: null,
  remark: null,
}

/** The form as somebody wrote it before, to be changed. */
export function formOf({ wish, ...written }: VolunteerView): VolunteerForm {
  const { skills, availability, experience, remark } = written
  return { wish: wish.map(({ orgId }) => orgId), skills, availability, experience, remark }
}

/** Lines that were left empty are not there; a team that is gone is no wish. */
export function tidied(form: VolunteerForm, teams: MyVolunteering['teams']): VolunteerForm {
  return {
    ...form,
    wish: form.wish.filter(id => teams.some(({ team }) => team.orgId === id)),
    experience: form.experience?.trim() || null,
    remark: form.remark?.trim() || null,
  }
}

interface FormFieldsProps {
  form: VolunteerForm
  teams: MyVolunteering['teams']
  /** Read from the roster, to be corrected. */
  rosterSkills: Skill[]
  isTimeMissing: boolean
  onChange: (form: VolunteerForm) => void
}

/** Wish, skills, time and two lines (A51): plain choices, nothing to be typed. */
export function FormFields({ form, teams, rosterSkills, isTimeMissing, onChange }: FormFieldsProps) {
  const change = (part: Partial<VolunteerForm>) => onChange({ ...form, ...part })
  return (
    <>
      <Section title={words.wish}>
        <Words kind="soft">{teams.length > 0 ? words.wishHint : words.noTeams}</Words>
        <Wishes teams={teams} wish={form.wish} onWish={wish => change({ wish })} />
      </Section>
      <Section title={words.skills}>
        <Skills chosen={form.skills} rosterSkills={rosterSkills} onChoose={skills => change({ skills })} />
      </Section>
      <Section title={words.availability}>
        {isTimeMissing && <Words kind="strong">{words.availabilityError}</Words>}
        <Many
          label={words.availability}
          keys={availabilities}
          names={availabilityWords}
          chosen={form.availability}
          onChoose={availability => change({ availability })}
        />
      </Section>
      <Field
        label={words.experience}
        hint={words.optional}
        value={form.experience ?? ''}
        onType={experience => change({ experience })}
        maxLength={100}
      />
      <Field
        label={words.remark}
        hint={words.optional}
        value={form.remark ?? ''}
        onType={remark => change({ remark })}
        maxLength={100}
      />
    </>
  )
}

interface WishesProps {
  teams: MyVolunteering['teams']
  wish: string[]
  onWish: (wish: string[]) => void
}

/** Teams in the order in which they are tapped. */
function Wishes({ teams, wish, onWish }: WishesProps) {
  const check = (teamId: string, isChecked: boolean) => {
    if (!isChecked) return onWish(wish.filter(id => id !== teamId))
    if (wish.length >= mostWishes) return say(words.wishMost)
    onWish([...wish, teamId])
  }
  if (teams.length === 0) return null
  return (
    <Rows>
      {teams.map(({ team, kind }) => {
        const turn = wish.indexOf(team.orgId) + 1
        return (
          <CheckRow
            key={team.orgId}
            title={team.name}
            note={kindWords[kind]}
            mark={turn > 0 ? words.wishTurn(turn) : undefined}
            isChecked={turn > 0}
            onCheck={isChecked => check(team.orgId, isChecked)}
          />
        )
      })}
    </Rows>
  )
}

interface SkillsProps {
  chosen: Skill[]
  rosterSkills: Skill[]
  onChoose: (skills: Skill[]) => void
}

/** What the roster knew stands first; the whole bank one tap away. */
function Skills({ chosen, rosterSkills, onChoose }: SkillsProps) {
  const [isWhole, setIsWhole] = useState(rosterSkills.length === 0 && chosen.length === 0)
  const shown = isWhole ? skills : skills.filter(one => rosterSkills.includes(one) || chosen.includes(one))
  return (
    <>
      {rosterSkills.length > 0 && <Words kind="soft">{words.skillsFromRoster}</Words>}
      <Many
        label={words.skills}
        keys={shown}
        names={skillWords}
        chosen={chosen}
        most={mostSkills}
        tooMany={words.skillsMost}
        onChoose={onChoose}
      />
      {!isWhole && (
        <Button kind="quiet" onTap={() => setIsWhole(true)}>
          {words.skillsAll}
        </Button>
      )}
    </>
  )
}
