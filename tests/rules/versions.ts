import type { RuleVersion } from '../../types/rules'

/** One version of the settings; its id follows from its revision. */
export function aVersion(version: Partial<RuleVersion> = {}): RuleVersion {
  const revision = version.revision ?? 1
  return {
    _id: String(revision).padStart(8, '0'),
    revision,
    effectiveDay: '2026-01-01',
    changes: {},
    withdraws: null,
    reason: '县里定的',
    changedBy: 'oOFFICE',
    changedByName: null,
    changedAt: revision,
    tapId: `tap-version-${revision}`,
    ...version,
  }
}
