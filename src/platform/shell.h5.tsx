import { lazy, Suspense, useEffect } from 'react'
import { currentPersona } from './persona'
import { PersonaChooser, PersonaStrip } from './persona-strip.h5'
import { useWantedScan } from './scan-wanted'
import type { ShellPart } from './shell'
import './shell.css'

/** The reader of codes is heavy: it is fetched when somebody scans. */
const Scanner = lazy(() => import('./scanner.h5'))

/** Whoever asked the system for less motion sees a page at once; otherwise the router slides it in. */
function useStillness() {
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) window.__taroAppConfig.animation = false
  }, [])
}

/** Pages come last: the router hides a page that is not the last child. */
export const Shell: ShellPart = ({ children }) => {
  const persona = currentPersona()
  const wanted = useWantedScan()
  useStillness()

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
