import { useCallback, useEffect, useState } from 'react'
import { useTokens } from '../ui/comfort'
import { useHeldFocus } from './held-focus'
import { get } from './local-cloud'
import './persona.css'
import { becomePersona, type Persona } from './persona'
import { words } from './words'

/** A calm line that says whom this tab plays. */
export function PersonaStrip({ persona }: { persona: Persona }) {
  const [isChoosing, setIsChoosing] = useState(false)
  const tokens = useTokens()
  return (
    <>
      <div className={`${tokens} persona-strip`}>
        <span>
          {words.demo} · {words.youAre(persona.name)}
        </span>
        <button type="button" className="persona-switch" onClick={() => setIsChoosing(true)}>
          {words.switchPersona}
        </button>
      </div>
      {isChoosing && <PersonaChooser onCancel={() => setIsChoosing(false)} />}
    </>
  )
}

export function PersonaChooser({ onCancel }: { onCancel?: () => void }) {
  const { personas, reload } = usePersonas()
  const tokens = useTokens()
  const held = useHeldFocus(() => onCancel?.())

  return (
    <div
      className={`${tokens} persona-chooser`}
      role="dialog"
      aria-modal="true"
      aria-label={words.choosePersona}
      {...held}
    >
      <div className="persona-page">
        <div className="persona-title">{words.choosePersona}</div>
        <div className="persona-note">{words.choosePersonaNote}</div>
        {personas === 'unreached' && <Unreached onRetry={reload} />}
        {Array.isArray(personas) && personas.map(persona => <Choice key={persona.id} persona={persona} />)}
        {onCancel && (
          <button type="button" className="persona-cancel" onClick={onCancel}>
            {words.staySame}
          </button>
        )}
      </div>
    </div>
  )
}

function Choice({ persona }: { persona: Persona }) {
  return (
    <button
      type="button"
      className="persona"
      data-persona={persona.id}
      onClick={() => becomePersona(persona)}
    >
      <span className="persona-name">{persona.name}</span>
      <span className="persona-note">{persona.note}</span>
    </button>
  )
}

function Unreached({ onRetry }: { onRetry: () => void }) {
  return (
    <>
      <div role="alert">{words.noPersonas}</div>
      <button type="button" className="persona" onClick={onRetry}>
        {words.retry}
      </button>
    </>
  )
}

function usePersonas(): { personas: Persona[] | 'unreached' | null; reload: () => Promise<void> } {
  const [personas, setPersonas] = useState<Persona[] | 'unreached' | null>(null)
  const reload = useCallback(async () => {
    const answer = await get('/console/api/personas')
    setPersonas(Array.isArray(answer) ? answer : 'unreached')
  }, [])

  useEffect(() => {
    reload()
  }, [reload])
  return { personas, reload }
}
