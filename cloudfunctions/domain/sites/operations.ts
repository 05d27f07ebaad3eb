import * as v from 'valibot'
import type { SiteOperations, SiteView } from '../../../types/sites'
import { answer, refuse } from '../../kernel/answer'
import type { Context } from '../../kernel/context'
import { id, siteCode, tapId } from '../../kernel/input'
import { type OperationTable, operation } from '../../kernel/operation'
import { allowed } from '../../kernel/verdict'
import { keepFile, miniProgramCode, temporaryAddress } from '../../platform/wechat'
import { leadsCommunity, mayKeepSite, mayListSites } from './access'
import * as store from './store'

const checkinPage = 'pages/checkin/index'

const look = operation<'sites.look'>()({
  input: v.strictObject({ siteCode }),
  find: ({ db, now }, asked) => store.findSiteByCode(db, asked.siteCode, now),
  // The code hangs on a public wall, and only the names of places are told.
  allow: (_actor, site) => allowed({ site }),
  async run({ tree }, { site }) {
    if (!site) return refuse('unknownCode')
    const communityName = tree.find(site.communityId)?.name ?? ''
    return answer({ name: site.name, communityName, isOpen: site.state === 'open' })
  },
})

const list = operation<'sites.list'>()({
  input: v.strictObject({ communityId: id }),
  find: ({ tree }, { communityId }) => tree.find(communityId),
  allow: mayListSites,
  async run(context, community) {
    const sites = await store.listSites(context.db, community._id)
    return answer({ items: sites.map(site => siteView(context, site)), cursor: null })
  },
})

const poster = operation<'sites.poster'>()({
  input: v.strictObject({ siteId: id }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: mayKeepSite,
  async run(context, site) {
    const communityName = context.tree.find(site.communityId)?.name ?? ''
    return answer({ communityName, siteName: site.name, imageUrl: await posterAddress(context, site) })
  },
})

const open = operation<'sites.open'>()({
  input: v.strictObject({ tapId, siteId: id }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: mayKeepSite,
  run: (context, site) => setState(context, site, 'open'),
})

const close = operation<'sites.close'>()({
  input: v.strictObject({ tapId, siteId: id }),
  find: ({ db }, { siteId }) => store.findSite(db, siteId),
  allow: mayKeepSite,
  run: (context, site) => setState(context, site, 'closed'),
})

async function setState(context: Context, site: store.KeptSite, state: SiteView['state']) {
  await store.setSiteState(context.db, site, state, context.actor.openid, context.now)
  return answer(siteView(context, { ...site, state }))
}

/** The code is drawn once and kept; when the kept file is gone it is drawn again. */
async function posterAddress({ db }: Context, site: store.KeptSite): Promise<string> {
  const kept = site.posterFileId && (await temporaryAddress(site.posterFileId))
  if (kept) return kept
  const fileId = await keepFile(`sites/${site.code}.png`, await miniProgramCode(checkinPage, site.code))
  await store.keepPosterFile(db, site._id, fileId)
  const fresh = await temporaryAddress(fileId)
  if (!fresh) throw new Error('the code that was just kept is gone')
  return fresh
}

function siteView({ actor, tree }: Context, site: store.KeptSite): SiteView {
  const mayKeep = leadsCommunity(actor, site.communityId)
  return {
    siteId: site._id,
    name: site.name,
    community: tree.brief(site.communityId),
    state: site.state,
    can: {
      open: mayKeep && site.state === 'closed',
      close: mayKeep && site.state === 'open',
      print: mayKeep,
    },
  }
}

export const siteOperations = {
  'sites.look': look,
  'sites.list': list,
  'sites.poster': poster,
  'sites.open': open,
  'sites.close': close,
} satisfies Pick<OperationTable, keyof SiteOperations>
