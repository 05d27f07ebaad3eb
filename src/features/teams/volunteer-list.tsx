import { useState } from 'react'
import type { OrgBrief } from '../../../types/orgs'
import type { Availability, Skill, VolunteerView } from '../../../types/teams'
import { usePages } from '../../cloud/use-pages'
import { availabilities, availabilityWords, skills, skillWords } from '../../contract/volunteer-form'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { Choices } from '../../ui/choices'
import { Empty } from '../../ui/notice'
import { Row, Rows } from '../../ui/row'
import { Sheet } from '../../ui/sheet'
import { Listed } from '../door/listed'
import { FindPlace } from '../orgs/find-place'
import { VolunteerSheet } from './volunteer-sheet'
import { readRefusals, volunteerLine, words } from './words'

interface VolunteerListProps {
  orgId: string
  /** Where the teams to choose from are; null for who may only look. */
  placesIn: string | null
  empty: { title: string; next: string }
  onChanged?: () => void
}

interface Asked {
  skill: Skill | null
  availability: Availability | null
  estate: OrgBrief | null
}

/** The bank of skills (G96): by skill, time and estate, in the order of names. */
export function VolunteerList({ orgId, placesIn, empty, onChanged }: VolunteerListProps) {
  const [asked, setAsked] = useState<Asked>({ skill: null, availability: null, estate: null })
  const { skill, availability, estate } = asked
  const pages = usePages('teams.listVolunteers', {
    orgId,
    skill,
    availability,
    estateId: estate?.orgId ?? null,
  })
  const [open, setOpen] = useState<VolunteerView | null>(null)
  const isAsked = skill !== null || availability !== null || estate !== null
  const isNobody = !isAsked && pages.items?.length === 0
  const nothing = isAsked ? { title: words.bankEmpty, next: words.bankEmptyNext } : empty

  return (
    <>
      {!isNobody && <Filters asked={asked} onAsk={setAsked} />}
      <Listed
        pages={pages}
        sentences={readRefusals}
        empty={<Empty art="empty" title={nothing.title} next={nothing.next} />}
      >
        {items => (
          <Rows>
            {items.map(volunteer => (
              <Row
                key={volunteer.volunteerId}
                title={[volunteer.name || words.nameless, volunteer.phoneTail].filter(Boolean).join(' ')}
                note={volunteerLine(volunteer)}
                onTap={() => setOpen(volunteer)}
              />
            ))}
          </Rows>
        )}
      </Listed>
      <Words kind="soft">{words.listNote}</Words>
      {open && (
        <VolunteerSheet
          volunteer={open}
          placesIn={placesIn}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            void pages.reload()
            onChanged?.()
          }}
        />
      )}
    </>
  )
}

type Part = keyof Asked

function Filters({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const [part, setPart] = useState<Part | null>(null)
  const said: Record<Part, string> = {
    skill: asked.skill ? skillWords[asked.skill] : words.any,
    availability: asked.availability ? availabilityWords[asked.availability] : words.any,
    estate: asked.estate?.name ?? words.any,
  }
  const ask = (more: Partial<Asked>) => {
    onAsk({ ...asked, ...more })
    setPart(null)
  }
  return (
    <>
      <Rows>
        <Row title={words.skill} mark={said.skill} onTap={() => setPart('skill')} />
        <Row title={words.when} mark={said.availability} onTap={() => setPart('availability')} />
        <Row title={words.estate} mark={said.estate} onTap={() => setPart('estate')} />
      </Rows>
      {part === 'skill' && (
        <Sheet title={words.skill} onClose={() => setPart(null)}>
          <OneOf
            label={words.skill}
            keys={skills}
            names={skillWords}
            chosen={asked.skill}
            onChoose={skill => ask({ skill })}
          />
        </Sheet>
      )}
      {part === 'availability' && (
        <Sheet title={words.when} onClose={() => setPart(null)}>
          <OneOf
            label={words.when}
            keys={availabilities}
            names={availabilityWords}
            chosen={asked.availability}
            onChoose={availability => ask({ availability })}
          />
        </Sheet>
      )}
      {part === 'estate' && (
        <Sheet title={words.estate} onClose={() => setPart(null)}>
          <FindPlace
            label={words.findEstate}
            isWanted={({ kind }) => kind === 'estate'}
            onChoose={estate => ask({ estate })}
          />
          {asked.estate && (
            <Button kind="second" onTap={() => ask({ estate: null })}>
              {words.any}
            </Button>
          )}
        </Sheet>
      )}
    </>
  )
}

interface OneOfProps<Key extends string> {
  label: string
  keys: Key[]
  names: Record<Key, string>
  chosen: Key | null
  onChoose: (key: Key | null) => void
}

function OneOf<Key extends string>({ label, keys, names, chosen, onChoose }: OneOfProps<Key>) {
  const choices: { key: Key | 'any'; title: string }[] = [
    { key: 'any', title: words.any },
    ...keys.map(key => ({ key, title: names[key] })),
  ]
  return (
    <Choices
      label={label}
      choices={choices}
      chosen={chosen ?? 'any'}
      onChoose={key => onChoose(key === 'any' ? null : key)}
    />
  )
}
