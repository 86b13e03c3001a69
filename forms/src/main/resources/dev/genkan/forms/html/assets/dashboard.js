/* Progressive enhancement of the dashboard. Nothing here is needed to finish a task. */
// a choice that only filters is asked for at once
$$('[data-gk-now]', s => s.onchange = () => s.form.requestSubmit());
// "/" goes to the search of a list; never while typing
document.addEventListener('keydown', e => {
  const typing = e.target.closest('input, textarea, select, [contenteditable]');
  const search = document.querySelector('[role=search] input[type=search]');
  if (e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey && search) { e.preventDefault(); search.focus(); }
});
// shortcodes become buttons that put themselves where the cursor is
$$('[data-gk-insert]', g => g.querySelectorAll('code').forEach(c => {
  const area = document.getElementById(g.dataset.gkInsert), b = document.createElement('button');
  b.type = 'button'; b.className = 'gk-btn gk-btn--s gk-mono'; b.textContent = c.textContent;
  b.onclick = () => { area.focus(); area.setRangeText(`{{${b.textContent}}}`, area.selectionStart, area.selectionEnd, 'end'); area.dispatchEvent(new Event('input', { bubbles: true })); };
  c.replaceWith(b);
}));
// what the Check button would show, a moment after typing stops; what is typed stays as it is
$$('[data-gk-live]', f => {
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
