// A search field with suggestions (ARIA combobox, list autocomplete). Without this file it is a plain search field.

const WAIT = 150
const kindOf = (input, kind) => input.dataset[`kind${kind[0].toUpperCase()}${kind.slice(1)}`] ?? ''

for (const input of document.querySelectorAll('[data-suggest]')) {
  const list = Object.assign(document.createElement('ul'), { id: `${input.id}-list`, className: 'suggest', hidden: true })
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels[0]?.textContent ?? '')
  input.parentElement.append(list)
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': false })) input.setAttribute(name, value)

  let at = -1
  let asked = 0

  const move = (to) => {
    at = to
    for (const [i, item] of [...list.children].entries()) item.setAttribute('aria-selected', i === at)
    if (at < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', list.children[at].id)
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  const open = (yes) => {
    list.hidden = !yes
    input.setAttribute('aria-expanded', yes)
    if (!yes) { asked++; move(-1) }
  }
  const option = ({ kind, title, url, city }, i) => {
    const item = Object.assign(document.createElement('li'), { id: `${list.id}-${i}`, textContent: title })
    const note = [kindOf(input, kind), kind === 'city' ? '' : city?.name ?? city ?? ''].filter(Boolean).join(' · ')
    item.append(' ', Object.assign(document.createElement('span'), { textContent: note })) // two words to a screen reader
    item.setAttribute('role', 'option')
    item.dataset.url = url
    return item
  }

  async function ask() {
    const mine = ++asked
    const text = input.value.trim()
    if (text.length < 2) return open(false)
    await new Promise((done) => setTimeout(done, WAIT))
    if (mine !== asked) return
    const found = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`).then((answer) => answer.ok ? answer.json() : []).catch(() => [])
    if (mine !== asked || document.activeElement !== input) return
    list.replaceChildren(...found.map(option))
    move(-1)
    if (found.length) open(true)
    else open(false)
  }

  input.addEventListener('input', ask)
  input.addEventListener('blur', () => open(false))
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', ({ target }) => { const item = target.closest('li'); if (item) location.assign(item.dataset.url) })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && list.hidden) { ask(); return }
    if (list.hidden) return
    const count = list.children.length
    if (event.key === 'Escape') { event.preventDefault(); open(false) }
    const step = { ArrowDown: at + 1, ArrowUp: at < 0 ? count - 1 : at - 1 }[event.key]
    if (step !== undefined) { event.preventDefault(); move(step >= count ? -1 : step) }
    if (event.key === 'Enter' && at >= 0) { event.preventDefault(); location.assign(list.children[at].dataset.url) }
  })
}
