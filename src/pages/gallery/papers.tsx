import { Section } from '../../ui/card'
import { PaperRow } from '../../ui/paper-row'
import { Poster } from '../../ui/poster'
import { Rows } from '../../ui/row'

/** A shape in the place of a code: it leads nowhere. */
const shape =
  "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path fill='%23ddd' d='M0 0h10v10H0z'/><path fill='%23777' d='M1 1h3v3H1zM6 1h3v3H6zM1 6h3v3H1zM6 6h1v1H6zM8 8h1v1H8z'/></svg>"

/** What is printed. */
export function Papers() {
  return (
    <>
      <Section title="能打印的">
        <Rows>
          <PaperRow title="反馈卡" size="A4 一页" made="11月22日 写好" onOpen={() => undefined} />
          <PaperRow title="活动记录卡" size="A4 两页" onOpen={() => undefined} />
        </Rows>
      </Section>
      <Section title="贴在墙上的">
        <Poster
          heading="双报到 · 报到点"
          title="东路社区"
          place="东路社区党群服务中心"
          imageUrl={`data:image/svg+xml,${shape}`}
          imageLabel="放码的地方"
          howTo="微信扫一扫，点一下“报到”"
          note="一个季度报到一次。没带手机，请找社区的同志帮忙。"
        />
      </Section>
    </>
  )
}
