import type { Me } from '../../../types/accounts'
import { remember } from '../../cloud/known'
import { type Story, useOperation } from '../../cloud/use-operation'

/** Who I am, to every screen that asks: the one thing known everywhere. */
export function useMe(): Story<'accounts.me'> {
  return useOperation('accounts.me', {})
}

/** An act answered with who I am now. */
export function nowIAm(me: Me): void {
  remember('accounts.me', {}, me)
}
