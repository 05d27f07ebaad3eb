import { lazy, Suspense } from 'react'
import { currentPersona } from './persona'
import { PersonaChooser, PersonaStrip } from './persona-strip.h5'
import { useWantedScan } from './scan-wanted'
import type { ShellPart } from './shell'
import './shell.css'

/** The reader of codes is heavy: it is fetched when somebody scans. */
const Scanner = lazy(() => import('./scanner.h5'))

/** Pages come last: the router hides a page that is not the last child. */
export const Shell: ShellPart = ({ children }) => {
  const persona = currentPersona()
  const wanted = useWantedScan()

  return (
    <>
      {persona ? <PersonaStrip persona={persona} /> : <PersonaChooser />}
      {wanted && (
        <Suspense fallback={null}>
          <Scanner onEnd={wanted.end} />
        </Suspense>
      )}
      {children}
    </>
  )
}
