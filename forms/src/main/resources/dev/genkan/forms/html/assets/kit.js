/* Progressive enhancement of the pages; about 1.3 kB gz. Nothing here is needed to finish a task. */
document.documentElement.classList.add('gk-has-js');
const $$ = (s, f) => document.querySelectorAll(s).forEach(f);
// announce(): the one polite live region of the page
const live = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'gk-toast' }));
live.setAttribute('role', 'status');
const announce = t => { live.textContent = t; clearTimeout(live.t); live.t = setTimeout(() => (live.textContent = ''), 4000); };
// show / hide password
$$('[data-gk-reveal]', b => b.onclick = () => {
  const i = document.getElementById(b.getAttribute('aria-controls')), on = i.type === 'password';
  i.type = on ? 'text' : 'password'; b.setAttribute('aria-pressed', on);
});
// copy
$$('[data-gk-copy]', b => b.onclick = async () => {
  try { await navigator.clipboard.writeText(b.dataset.gkCopy || b.parentElement.querySelector('pre,input').textContent); } catch { /* file: */ }
  announce(b.dataset.gkDone || 'Copied');
});
// dialogs: the link's target page carries the same markup as <dialog open>; with JS it is made modal in place
$$('[data-gk-dialog]', b => b.onclick = e => { const d = document.getElementById(b.dataset.gkDialog); if (d) { e.preventDefault(); d.showModal(); } });
$$('dialog[data-gk-modal]', d => { d.close(); d.showModal(); });
$$('[data-gk-close]', b => b.onclick = e => { e.preventDefault(); b.closest('dialog').close(); });
// destructive confirmation: the button unlocks when the typed text matches (the server checks again)
$$('[data-gk-match]', i => i.oninput = () => i.form.querySelector('[type=submit]').disabled = i.value !== i.dataset.gkMatch);
// select all rows
$$('[data-gk-all]', c => c.onchange = () => { $$('td input[type=checkbox]', x => (x.checked = c.checked)); count(); });
const count = () => { const n = document.querySelectorAll('td input:checked').length; $$('[data-gk-count]', e => e.textContent = n + (n === 1 ? ' user selected' : ' users selected')); };
$$('td input[type=checkbox]', x => x.onchange = count);
// only one menu open at a time, Esc closes and returns focus
$$('details.gk-menu', d => d.onkeydown = e => { if (e.key === 'Escape') { d.open = false; d.querySelector('summary').focus(); } });
document.addEventListener('click', e => $$('details.gk-menu[open]', d => d.contains(e.target) || (d.open = false)));
// busy state on submit, never blocks a second attempt for longer than 8 s
$$('form', f => f.addEventListener('submit', () => { const b = f.querySelector('[type=submit]'); if (b) { b.setAttribute('aria-busy', 'true'); setTimeout(() => b.removeAttribute('aria-busy'), 8000); } }));
// error summary takes focus when the page was rendered with errors
document.querySelector('.gk-errors')?.focus();
