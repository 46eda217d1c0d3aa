"""
One HTML page that needs nothing else: no file, no network, not even its script.

The findings are a table in the order of the files, under it the rules that found
something. The script only adds filters; without it the whole table is there. Light or
dark follows the reader's system.
"""

from collections.abc import Iterator, Sequence
from html import escape

from tourlink.check.builtin import AnyRule
from tourlink.check.explanation import read_explanation
from tourlink.check.finding import Finding, Report
from tourlink.check.reporters import View
from tourlink.check.rule import Family, Severity

_STYLE = """
:root {
  color-scheme: light dark;
  --back: #ffffff; --text: #1c1c1c; --faint: #595959; --line: #d0d0d0;
  --error: #a40e0e; --warning: #7a4b00; --note: #0b5394; --link: #0b5394;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #16181b; --text: #ececec; --faint: #b0b0b0; --line: #44484d;
    --error: #ff9b94; --warning: #f5c26b; --note: #8ec5ff; --link: #8ec5ff;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
caption { padding: .5rem; text-align: left; }
body {
  background: var(--back); color: var(--text); line-height: 1.45;
  font-family: system-ui, sans-serif; margin: 0 auto; max-width: 75rem;
  padding: 1rem;
}
a { color: var(--link); }
a:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible,
[tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
form { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }
fieldset { border: 1px solid var(--line); padding: .25rem .75rem .5rem; }
fieldset label { margin-right: 1rem; }
form > label { display: flex; flex-direction: column; }
input, select { font: inherit; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td {
  border-bottom: 1px solid var(--line); padding: .5rem; text-align: left;
  vertical-align: top;
}
.error { color: var(--error); } .warning { color: var(--warning); }
.note { color: var(--note); }
td:first-child { font-weight: bold; white-space: nowrap; }
.faint { color: var(--faint); }
.place { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
pre {
  border: 1px solid var(--line); overflow-wrap: anywhere; padding: .5rem;
  white-space: pre-wrap;
}
details { border-bottom: 1px solid var(--line); padding: .5rem 0; }
"""

_SCRIPT = """
(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) { return; }
  var rows = Array.prototype.slice.call(document.querySelectorAll("tbody tr"));
  var shown = document.getElementById("shown");
  function apply() {
    var family = form.elements.family.value;
    var words = form.elements.words.value.toLowerCase();
    var levels = {};
    form.querySelectorAll("[name=severity]").forEach(function (box) {
      levels[box.value] = box.checked;
    });
    var count = 0;
    rows.forEach(function (row) {
      var fits = levels[row.dataset.severity]
        && (!family || row.dataset.family === family)
        && (!words || row.textContent.toLowerCase().indexOf(words) >= 0);
      row.hidden = !fits;
      if (fits) { count += 1; }
    });
    shown.textContent = count + " of " + rows.length + " findings shown";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  document.querySelectorAll("a[href^='#TL']").forEach(function (link) {
    link.addEventListener("click", function () {
      var rule = document.getElementById(link.getAttribute("href").slice(1));
      if (rule) { rule.open = true; }
    });
  });
  form.hidden = false;
  apply();
}());
"""


def render(report: Report, view: View) -> str:
    """Return the page."""
    return "".join(f"{line}\n" for line in _page(report, view))


def _page(report: Report, view: View) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<link rel="icon" href="data:,">'  # else browsers ask for one
    yield "<title>tourlink check</title>"
    yield f"<style>{_STYLE}</style>\n</head>"
    yield '<body>\n<a class="skip" href="#findings">To the findings</a>'
    yield "<header>\n<h1>tourlink check</h1>"
    yield f"<p>{escape(report.summary)}.</p>"
    failed = "Failed" if report.failed else "Passed"
    yield (
        f"<p><strong>{failed}</strong> on {report.today.isoformat()}, where"
        f" {_meaning(report)}.</p>\n</header>"
    )
    yield "<main>"
    if report.findings:
        yield from _filters(report.findings)
        yield from _table(report.findings, view)
        yield from _rules(report.findings)
    else:
        yield '<p id="findings">Nothing was found.</p>'
    yield f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>"


def _meaning(report: Report) -> str:
    if report.fail_on == "never":
        return "no finding fails"
    return f"a finding fails from the severity {report.fail_on} on"


def _filters(findings: Sequence[Finding]) -> Iterator[str]:
    # Hidden until the script is there to act on it.
    yield '<form id="filters" hidden aria-label="Filters">'
    yield "<fieldset><legend>Severity</legend>"
    for severity in Severity:
        count = sum(finding.severity is severity for finding in findings)
        yield (
            f'<label><input type="checkbox" name="severity" value="{severity}"'
            f" checked> {severity} ({count})</label>"
        )
    yield "</fieldset>"
    yield '<label>Family <select name="family"><option value="">all</option>'
    there = {finding.family for finding in findings}
    for family in Family:
        if family in there:
            yield f'<option value="{family}">{family.name.lower()}</option>'
    yield "</select></label>"
    yield '<label>Text <input type="search" name="words"></label>'
    yield '<p id="shown" role="status"></p>\n</form>'


def _table(findings: Sequence[Finding], view: View) -> Iterator[str]:
    yield '<div class="wide" id="findings" tabindex="0" role="region"'
    yield ' aria-label="Findings">\n<table>'
    yield "<caption>Findings, in the order of the files</caption>"
    heads = ("Severity", "Rule", "What and where")
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    yield f"<thead><tr>{cells}</tr></thead>\n<tbody>"
    for finding in findings:
        yield from _row(finding, view)
    yield "</tbody>\n</table>\n</div>"


def _row(finding: Finding, view: View) -> Iterator[str]:
    place = finding.place
    where = f"{view.file(place.file)}:{place.line}:{place.column}"
    severity = finding.severity.value
    old = '<br><span class="faint">in the baseline</span>' if finding.baseline else ""
    yield f'<tr data-severity="{severity}" data-family="{finding.family}">'
    yield f'<td class="{severity}">{severity}{old}</td>'
    yield (
        f'<td><a href="#{finding.code}">{finding.code}</a><br>'
        f'<span class="faint">{escape(finding.slug)}</span></td>'
    )
    yield f"<td>{escape(finding.message)}"
    if finding.hint:
        yield f'<br><span class="faint">{escape(finding.hint)}</span>'
    yield f'<br><span class="place">{escape(where)}</span></td>\n</tr>'


def _rules(findings: Sequence[Finding]) -> Iterator[str]:
    rules: dict[str, AnyRule] = {finding.code: finding.rule for finding in findings}
    yield "<h2>Rules</h2>"
    for code in sorted(rules):
        rule = rules[code]
        said = read_explanation(rule.explanation)
        yield f'<details id="{code}"><summary>{code} {escape(rule.slug)}</summary>'
        for part in (said.title, *said.paragraphs):
            yield f"<p>{escape(part)}</p>"
        for heading, examples in (("Bad", said.bad), ("Good", said.good)):
            for text in examples:
                yield f"<p>{heading}:</p>\n<pre>{escape(text)}</pre>"
        yield "</details>"
