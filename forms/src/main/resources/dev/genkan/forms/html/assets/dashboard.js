/* Progressive enhancement of the dashboard. Nothing here is needed to finish a task. */
// a choice that only filters is asked for at once; whoever chose by an arrow key goes on where they were
$$('[data-gk-now]', s => s.onchange = () => { sessionStorage.gkAt = s.id; s.form.requestSubmit(); });
if (sessionStorage.gkAt) document.getElementById(sessionStorage.gkAt)?.focus({ preventScroll: true });
sessionStorage.removeItem('gkAt');
// "/" goes to the search of a list; never while typing
document.addEventListener('keydown', e => {
  const typing = e.target.closest('input, textarea, select, [contenteditable]');
  const search = document.querySelector('[role=search] input[type=search]');
  if (e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey && search) { e.preventDefault(); search.focus(); }
});
// what somebody waits for: asked every three seconds, said when it is there
$$('[data-gk-wait]', async w => {
  for (;;) {
    await new Promise(on => setTimeout(on, 3000));
    const answer = await fetch(w.dataset.gkWait).then(r => (r.ok ? r.text() : '')).catch(() => '');
    if (answer !== 'connected') continue;
    w.innerHTML = '<span class="gk-badge gk-badge--dot gk-badge--ok">Connected</span> ';
    w.append(w.dataset.gkDone);
    w.nextElementSibling?.remove();
    return;
  }
});
// a look that is tried is drawn as it is typed; how well it is read is said when the button is pressed
$$('[data-gk-brand]', f => f.oninput = () => {
  if (!/^(#[0-9a-f]{6})?$/i.test(f.elements.colour.value)) return;
  const look = new URLSearchParams(new FormData(f));
  look.delete('genkan_csrf');
  document.querySelector('[data-gk-brand-style]').href = f.action + '/preview.css?' + look;
  f.querySelector('[role=status]').textContent = '';
});
// what has to be typed before something is deleted unlocks the button; without a script the server alone compares
$$('[data-gk-match]', i => i.oninput());
// a list that follows what is typed into its search, 250 ms later, and all that asks for the same beside it
$$('form[data-gk-live]', f => {
  const ids = f.dataset.gkLive.split(' ');
  let wait, asked = 0;
  const look = async () => {
    const n = ++asked, to = f.getAttribute('action') + '?' + new URLSearchParams(new FormData(f));
    const list = document.getElementById(ids[0]);
    list.ariaBusy = 'true';
    const slow = setTimeout(() => list.querySelectorAll('tbody td').forEach(td => (td.innerHTML = '<span class="gk-skel"></span>')), 150);
    const page = new DOMParser().parseFromString(await fetch(to).then(r => r.text()).finally(() => clearTimeout(slow)), 'text/html');
    if (n !== asked) return;
    const found = ids.map(id => page.getElementById(id));
    if (found.includes(null)) { location.href = to; return; }
    ids.forEach((id, i) => document.getElementById(id).replaceWith(document.adoptNode(found[i])));
    history.replaceState(null, '', to);
    const rows = found[0].querySelectorAll('tbody tr').length;
    announce(rows + (rows === 1 ? ' user' : ' users'));
  };
  // where that fails the form does what it does without a script
  f.oninput = e => { if (e.target.type === 'search') { clearTimeout(wait); wait = setTimeout(() => look().catch(() => f.submit()), 250); } };
});
// new mail stands in the list, and is said
$$('[data-gk-mails]', async list => {
  for (;;) {
    await new Promise(on => setTimeout(on, 5000));
    const text = await fetch(location.href).then(r => (r.ok && !r.redirected ? r.text() : '')).catch(() => '');
    const next = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-gk-mails]');
    if (!next || next.dataset.gkMails === list.dataset.gkMails) continue;
    list.replaceWith(document.adoptNode(next));
    list = next;
    announce('New email');
  }
});
// ticks and menus of rows that came later
document.addEventListener('change', e => {
  if (e.target.matches('#found [data-gk-all]')) $$('#found td input[type=checkbox]', x => (x.checked = e.target.checked));
  if (e.target.matches('#found input[type=checkbox]')) count();
});
document.addEventListener('keydown', e => {
  const menu = e.key === 'Escape' && e.target.closest('#found details.gk-menu[open], #narrow details.gk-menu[open]');
  if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
});
// an edit that was not saved is not lost by a slip
$$('form[data-gk-unsaved]', f => {
  let typed = false;
  f.addEventListener('input', () => (typed = true));
  f.addEventListener('submit', () => (typed = false));
  addEventListener('beforeunload', e => typed && e.preventDefault());
});
// two spaces by Ctrl+]; Tab leaves the editor
$$('[data-gk-json]', t => t.addEventListener('keydown', e => {
  if (e.key === ']' && e.ctrlKey && !t.readOnly) { e.preventDefault(); t.setRangeText('  ', t.selectionStart, t.selectionEnd, 'end'); }
}));
// shortcodes become buttons that put themselves where the cursor is
$$('[data-gk-insert]', g => g.querySelectorAll('code').forEach(c => {
  const area = document.getElementById(g.dataset.gkInsert), b = document.createElement('button');
  b.type = 'button'; b.className = 'gk-btn gk-btn--s gk-mono'; b.textContent = c.textContent;
  b.onclick = () => { area.focus(); area.setRangeText(`{{${b.textContent}}}`, area.selectionStart, area.selectionEnd, 'end'); area.dispatchEvent(new Event('input', { bubbles: true })); };
  c.replaceWith(b);
}));
// what the Check button would show, a moment after typing stops; what is typed stays as it is
$$('form[data-gk-trial]', f => {
  const ask = f.querySelector('[data-gk-ask]'); let timer, last = 0;
  const look = async () => {
    const mine = ++last;
    try {
      const page = new DOMParser().parseFromString(await (await fetch(ask.formAction, { method: 'POST', body: new URLSearchParams(new FormData(f)), headers: { Accept: 'text/html' } })).text(), 'text/html');
      const now = page.getElementById('preview');
      if (mine !== last || !now) return;
      for (const id of ['preview', 'claims-problem']) document.getElementById(id)?.replaceWith(page.getElementById(id));
      for (const id of ['claims', 'as']) {
        const at = document.getElementById(id), there = page.getElementById(id);
        if (at && there) for (const name of ['aria-invalid', 'aria-describedby']) there.hasAttribute(name) ? at.setAttribute(name, there.getAttribute(name)) : at.removeAttribute(name);
      }
      announce(document.getElementById('preview').dataset.gkSay);
    } catch { /* the Check button is there */ }
  };
  f.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(look, 300); });
  // Enter in a line of the form looks, and saves nothing
  f.querySelector('#as')?.addEventListener('keydown', e => { if (e.key === 'Enter') { e.preventDefault(); clearTimeout(timer); look(); } });
});
// what goes on is followed, a second at a time; what ended is looked at as a whole
$$('[data-gk-poll]', async now => {
  while (now.dataset.gkPoll) {
    await new Promise(on => setTimeout(on, 1000));
    const text = await fetch(location.pathname).then(r => {
      // whoever is not signed in any more finds that out on the next page, and not every second
      if (r.redirected) delete now.dataset.gkPoll;
      return r.ok ? r.text() : '';
    }).catch(() => '');
    const next = new DOMParser().parseFromString(text, 'text/html').getElementById(now.id);
    if (!next) continue;
    if (!next.dataset.gkPoll) { location.replace(location.pathname); return; }
    now.replaceChildren(...next.childNodes);
  }
});
