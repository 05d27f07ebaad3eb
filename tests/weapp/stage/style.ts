/** How WeChat's components look before anybody styles them, as far as layout depends on it. */
export const builtInStyle = `
html, body { margin: 0; height: 100%; }
body { display: flex; flex-direction: column; font: 16px -apple-system, "Noto Sans CJK SC", sans-serif; }
#stage-bar { flex: none; height: 44px; line-height: 44px; text-align: center; font-weight: 600; }
#stage-pages { flex: 1; min-height: 0; position: relative; }
page { position: absolute; inset: 0; overflow-y: auto; display: block; }
page[hidden] { display: none; }
view, form, scroll-view, checkbox-group, radio-group { display: block; }
label, text { display: inline; }
text { white-space: pre-line; }
button { display: block; width: 100%; margin: 0 auto; padding: 0 14px; border: 0; border-radius: 5px; font-size: 18px;
  line-height: 2.5555; text-align: center; }
img { display: inline-block; width: 320px; height: 240px; overflow: hidden; }
img[data-mode="aspectFit"] { object-fit: contain; } img[data-mode="aspectFill"] { object-fit: cover; }
img[data-mode="widthFix"] { height: auto; }
scroll-view[scroll-y] { overflow-y: auto; } scroll-view[scroll-x] { overflow-x: auto; }
input { display: block; border: 0; height: 1.4rem; width: 100%; font: inherit; background: none; padding: 0; }
textarea { display: block; border: 0; width: 300px; height: 150px; font: inherit; background: none; padding: 0; }
checkbox::before { content: "☐ "; } checkbox[aria-checked="true"]::before { content: "☑ "; }
radio::before { content: "○ "; } radio[aria-checked="true"]::before { content: "◉ "; }
switch::before { content: "◁ "; } switch[aria-checked="true"]::before { content: "▶ "; }
#stage-tabs { flex: none; display: flex; } #stage-tabs:empty { display: none; } #stage-tabs > button { flex: 1; }
.stage-dialog { position: fixed; inset: 0; background: #0006; display: flex; align-items: center; justify-content: center; z-index: 9; }
.stage-dialog > div { background: #fff; color: #000; padding: 20px; border-radius: 10px; min-width: 60vw; max-width: 80vw; white-space: pre-line; }
.stage-toast { position: fixed; left: 50%; top: 45%; transform: translate(-50%); background: #000c; color: #fff; padding: 12px 16px;
  border-radius: 8px; z-index: 9; white-space: pre-line; pointer-events: none; }
`
