import { useState } from 'react'
import type { HomeView } from '../../../types/requests'
import { useOperation } from '../../cloud/use-operation'
import { Button } from '../../ui/button'
import { Card, Section, Words } from '../../ui/card'
import { Chips } from '../../ui/chips'
import { Field } from '../../ui/field'
import { Rows } from '../../ui/row'
import { SwitchRow } from '../../ui/switch-row'
import { BuildingField, DoorField } from '../homes/home-fields'
import { words as homeWords } from '../homes/words'
import { FindPlace } from '../orgs/find-place'
import { errorWords, words } from './ask-words'
import type { Draft, DraftError, DraftWhere, EstateNamed } from './draft'
import { ForgetHome } from './forget-home'

interface AskWhereProps {
  draft: Draft
  home: HomeView | null
  error: DraftError | null
  onChange: (part: Partial<Draft>) => void
}

/** My home as it is remembered, another one, or a place that is nobody's home. */
export function AskWhere({ draft, home, error, onChange }: AskWhereProps) {
  const chips: { key: DraftWhere; title: string }[] = home
    ? [
        { key: 'home', title: words.myHome },
        { key: 'newHome', title: words.otherHome },
        { key: 'spot', title: words.spotKind },
      ]
    : [
        { key: 'newHome', title: words.myHome },
        { key: 'spot', title: words.spotKind },
      ]
  return (
    <Section title={words.where}>
      <Chips label={words.where} chips={chips} chosen={draft.where} onChoose={where => onChange({ where })} />
      {draft.where === 'home' && home && (
        <Card>
          <Words kind="strong">{words.homeLine(home.estate.name, home.building)}</Words>
          {home.hasDoor && <Words kind="soft">{words.homeHas}</Words>}
          <ForgetHome onForgotten={() => onChange({ where: 'newHome' })} />
        </Card>
      )}
      {draft.where !== 'home' && (
        <EstateField
          estate={draft.estate}
          error={error === 'estate'}
          onChoose={estate => onChange({ estate, building: '' })}
        />
      )}
      {draft.where === 'newHome' && draft.estate && <HomeFields draft={draft} onChange={onChange} />}
      {draft.where === 'spot' && draft.estate && (
        <Field
          label={words.spot}
          placeholder={words.spotHint}
          maxLength={40}
          value={draft.spot}
          onType={spot => onChange({ spot })}
          error={error === 'spot' ? errorWords.spot : null}
        />
      )}
    </Section>
  )
}

interface EstateFieldProps {
  estate: EstateNamed | null
  error: boolean
  onChoose: (estate: EstateNamed | null) => void
}

function EstateField({ estate, error, onChoose }: EstateFieldProps) {
  if (!estate) {
    return (
      <>
        <FindPlace label={homeWords.estate} kind="estate" onChoose={onChoose} />
        {error && <Words kind="strong">{errorWords.estate}</Words>}
      </>
    )
  }
  return (
    <Card>
      <Words kind="strong">{words.homeLine(estate.name, null)}</Words>
      {estate.within && <Words kind="soft">{estate.within}</Words>}
      <Button kind="quiet" onTap={() => onChoose(null)}>
        {words.estateChange}
      </Button>
    </Card>
  )
}

/** The building from the list of the estate, or written; the door is sealed. */
function HomeFields({ draft, onChange }: Pick<AskWhereProps, 'draft' | 'onChange'>) {
  const [isWriting, setIsWriting] = useState(false)
  const buildings = useOperation('orgs.buildings', { estateId: draft.estate?.orgId ?? '' })
  const names = buildings.known?.value.names ?? []
  return (
    <>
      {names.length > 0 && !isWriting ? (
        <>
          <Words>{homeWords.building}</Words>
          <Chips
            label={homeWords.building}
            chips={[
              ...names.map(name => ({ key: name, title: name })),
              { key: '', title: words.buildingOther },
            ]}
            chosen={draft.building === '' ? null : draft.building}
            onChoose={building => (building === '' ? setIsWriting(true) : onChange({ building }))}
          />
        </>
      ) : (
        <BuildingField value={draft.building} onType={building => onChange({ building })} />
      )}
      <DoorField hint={words.doorHint} value={draft.door} onType={door => onChange({ door })} />
      {draft.forWhom === 'me' && (
        <Rows>
          <SwitchRow
            title={words.keepHome}
            note={words.keepHomeNote}
            isOn={draft.isKept}
            onSwitch={isKept => onChange({ isKept })}
          />
        </Rows>
      )}
    </>
  )
}
