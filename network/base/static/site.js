// Everything on this site works without this file. It saves a page load here and there.

const one = (selector, root = document) => root.querySelector(selector)
const announce = (text) => { one('[data-status]').textContent = text }
const place = () => location.href.split('#')[0]
let here = place()
let loading

// A form marked data-live swaps the parts of the page named in data-swap instead of loading it anew.
async function visit(url, push = true) {
  loading?.abort()
  loading = new AbortController()
  const { signal } = loading
  let text
  try {
    const answer = await fetch(url, { signal })
    if (!answer.ok) throw new Error(answer.status)
    text = await answer.text()
  } catch {
    if (!signal.aborted) location.assign(url)
    return
  }
  const focus = document.activeElement?.id
  const next = new DOMParser().parseFromString(text, 'text/html')
  for (const selector of one('[data-live]').dataset.swap.split(',')) swap(one(selector), one(selector, next))
  document.title = next.title
  if (push) history.pushState(null, '', url)
  here = place()
  enhance()
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true })
  announce(one('[data-count]')?.textContent.trim() ?? '')
}

function swap(old, fresh) {
  if (!old || !fresh) return
  for (const part of old.querySelectorAll('details[id][open]')) {
    const same = one(`#${CSS.escape(part.id)}`, fresh)
    if (same) same.open = true
  }
  old.replaceWith(document.adoptNode(fresh))
}

const address = (form) => {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''))
  return `${form.action.split('?')[0]}${query.size ? `?${query}` : ''}`
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-live]')) return
  event.preventDefault()
  one('[popover]:popover-open')?.hidePopover()
  visit(address(event.target))
})

// On a wide screen a ticked box acts at once; on a narrow one the sheet has its own button.
document.addEventListener('change', ({ target }) => {
  const form = target.form?.closest('[data-live]')
  if (form && target.name && (target.matches('select') || (target.matches('[type=checkbox]') && matchMedia('(min-width: 60rem)').matches))) visit(address(form))
})

document.addEventListener('click', async (event) => {
  const link = event.target.closest('[data-live-link]')
  if (link && one('[data-live]') && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
    event.preventDefault()
    await visit(link.href)
    const heading = one('[data-count]')
    if (heading) { heading.tabIndex = -1; heading.focus() }
  }
  const copy = event.target.closest('[data-copy]')
  if (copy) navigator.clipboard.writeText(copy.dataset.copy).then(() => announce(copy.dataset.done))
  for (const menu of document.querySelectorAll('details.pop[open]')) if (!menu.contains(event.target)) menu.open = false
})

document.addEventListener('keydown', ({ key }) => {
  const menu = key === 'Escape' && one('details.pop[open]')
  if (menu) { menu.open = false; one('summary', menu).focus() }
})

addEventListener('popstate', () => { if (one('[data-live]') && place() !== here) visit(location.href, false) })

// A long list of boxes gets a field that narrows it.
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function narrow(facet) {
  const field = Object.assign(document.createElement('input'), { type: 'search', className: 'input narrow', id: `in-${facet.id}` })
  field.setAttribute('aria-label', facet.dataset.searchInside)
  field.placeholder = facet.dataset.searchInside
  field.addEventListener('input', () => {
    const more = one('details', facet)
    if (more && field.value) more.open = true
    for (const box of facet.querySelectorAll('.check')) box.hidden = !fold(box.textContent).includes(fold(field.value.trim()))
  })
  field.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault() })
  one('legend', facet).after(field)
}

function enhance() {
  for (const facet of document.querySelectorAll('[data-search-inside]')) if (!one('.narrow', facet)) narrow(facet)
  if (navigator.clipboard) for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false
}

// The choice of colours lasts in this browser; `theme.js` applies it before the next page is drawn.
const themes = one('[data-theme-choice]')
if (themes) try {
  const chosen = localStorage.getItem('theme') ?? 'system'
  for (const radio of themes.querySelectorAll('input')) radio.checked = radio.value === chosen
  themes.hidden = false
  themes.addEventListener('change', ({ target: { value } }) => {
    if (value === 'system') { localStorage.removeItem('theme'); delete document.documentElement.dataset.theme }
    else { localStorage.setItem('theme', value); document.documentElement.dataset.theme = value }
  })
} catch { /* storage is switched off */ }

one('[data-focus]')?.focus()
enhance()

// Beside the hours of a place, named `data-own-time`, stand the visitor's own, where the two clocks differ.
const spoken = document.documentElement.lang.replace(/^en$/, 'en-GB') // as the server writes days
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
for (const time of document.querySelectorAll('[data-own-time]')) {
  const [from, to] = [time.dateTime, time.dataset.until].map((text) => new Date(text))
  const own = new Date(from - from.getTimezoneOffset() * 60000).toISOString()
  if (time.dateTime.startsWith(own.slice(0, 16))) continue
  const day = time.dateTime.startsWith(own.slice(0, 10)) ? {} : { weekday: 'short', day: 'numeric', month: 'short' }
  const format = new Intl.DateTimeFormat(spoken, { ...day, ...clock })
  const hours = time.dataset.until ? format.formatRange(from, to) : format.format(from)
  time.after(Object.assign(document.createElement('span'), { className: 'own-time', textContent: time.dataset.ownTime.replace('{hours}', hours) }))
}
