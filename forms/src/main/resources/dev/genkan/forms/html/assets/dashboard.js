/* Progressive enhancement of the dashboard. Nothing here is needed to finish a task. */
// a choice that only filters is asked for at once
$$('[data-gk-now]', s => s.onchange = () => s.form.requestSubmit());
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
  if (!/^#[0-9a-f]{6}$/i.test(f.elements.colour.value)) return;
  document.querySelector('[data-gk-brand-style]').href = f.action + '/preview.css?' + new URLSearchParams(new FormData(f));
  f.querySelector('[role=status]').textContent = '';
});
