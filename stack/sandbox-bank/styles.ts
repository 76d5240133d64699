/** The look of the sandbox bank's pages: one column, made for a phone, with nothing to load. */
export const styles = `
:root { --ink: #1c2733; --soft: #5a6875; --line: #d5dde5; --accent: #0b5fa5; --danger: #b3261e; --good: #1b6e3c; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef2f6; color: var(--ink); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, sans-serif; }
.ribbon { margin: 0; padding: .5rem 1rem; background: #ffd54f; color: #3b2f00; font-weight: 600; text-align: center; font-size: .875rem; }
main { max-width: 28rem; margin: 1rem auto; padding: 1.25rem; background: #fff; border-radius: 12px; box-shadow: 0 1px 4px rgb(28 39 51 / .15); }
@media (max-width: 30rem) { main { margin: 0; border-radius: 0; box-shadow: none; } body { background: #fff; } }
h1 { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.3; }
h2 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
dl { margin: 0 0 1rem; padding: .75rem 1rem; background: #f5f8fb; border-radius: 8px; }
dl div { display: flex; gap: 1rem; justify-content: space-between; padding: .15rem 0; }
dt { color: var(--soft); flex: none; }
dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
.amount dd { font-size: 1.25rem; font-weight: 700; }
.choices { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; }
.choice { display: flex; align-items: center; justify-content: center; min-height: 3rem; padding: .5rem; border: 1px solid var(--line); border-radius: 8px; color: var(--ink); text-decoration: none; font-weight: 600; text-align: center; }
.choice:hover { border-color: var(--accent); background: #f3f8fd; }
form { margin: 0; }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; }
legend, form > label, details label { display: block; padding: 0; margin-bottom: .25rem; font-weight: 600; }
small { display: block; color: var(--soft); font-size: .875rem; }
.card { display: flex; gap: .75rem; align-items: center; padding: .5rem .75rem; margin-bottom: .5rem; border: 1px solid var(--line); border-radius: 8px; }
.card:has(:checked) { border-color: var(--accent); background: #f3f8fd; }
.card b { font-variant-numeric: tabular-nums; font-weight: 600; }
input[type=radio] { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--accent); }
#password, .text, select { width: 100%; min-height: 2.75rem; padding: 0 .75rem; border: 1px solid #8695a3; border-radius: 8px; background: #fff; color: inherit; font: inherit; }
button, a.main { display: block; width: 100%; min-height: 3rem; margin-top: .75rem; padding: .6rem 1rem; border: 1px solid transparent; border-radius: 8px; font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; }
.main { background: var(--accent); color: #fff; }
.quiet { background: #fff; color: var(--ink); border-color: #8695a3; }
.danger { background: #fff; color: var(--danger); border-color: var(--danger); }
details { margin-top: 1rem; border-top: 1px solid var(--line); padding-top: .75rem; }
summary { cursor: pointer; color: var(--soft); padding: .5rem 0; }
.hint { color: var(--soft); margin: 0 0 1rem; }
.problem, .success { padding: .75rem 1rem; border-radius: 8px; }
.problem { background: #fdecea; color: #7f1d17; }
.success { background: #e7f5ec; color: var(--good); }
.back { display: inline-block; padding: .75rem 0 0; color: var(--accent); }
footer { margin-top: 1rem; text-align: right; }
.language { color: var(--accent); display: inline-block; padding: .5rem 0; }
:focus-visible { outline: 3px solid #7db8ea; outline-offset: 2px; }
`;
