"""The staff area as Dash component trees: choose a file, see what is wrong, see what will change, publish.

Every page works without JavaScript: forms are posted, the answer is a redirect to a page (303). Every POST form
carries the hidden field `csrf_token`; every form on a draft that changes its inputs also carries `version`.
Repeated fields have a name in two parts, `mend:Sheet1!C7`: everything after the first colon is the key.

| path under /staff | method | fields | answer |
|---|---|---|---|
| / | GET | | home: upload, drafts, what is owed, templates |
| /sign-in | GET, POST | username, password, code, next (a /staff/ path) | / or next; else the page with a message |
| /sign-out | POST | | /sign-in |
| /password | GET, POST | old, new, again | / ; else the page with a message |
| /code | GET, POST | password, code | / ; GET shows secret, address and QR of a new enrolment |
| /upload | POST, multipart | file | the draft |
| /drafts/<id> | GET | | the draft in four steps; while a check runs, the progress page (refresh it every 2 s) |
| /drafts/<id>/file | POST, multipart | version, file | the draft |
| /drafts/<id>/answers | POST | version, answer:<Question.key> | the draft, #s2 |
| /drafts/<id>/mends | POST | version, mend:<place> typed, was:<place> as shown; use=<place> with suggestion:<place>; \
undo=<place> or undo=* | the draft, #s2 |
| /drafts/<id>/explanations | POST | version, explanation:<rule>|<place> | the draft, #s2 |
| /drafts/<id>/reasons | POST | version, reason:<table>|<key> | the draft, #s3 |
| /drafts/<id>/rebase | POST | version | the draft, #s3 |
| /drafts/<id>/submit | POST | version, confirm (each of CONFIRMATIONS) | the draft, #s4 |
| /drafts/<id>/approve | POST | version, opinion | the draft, #s4 |
| /drafts/<id>/return | POST | version, opinion (required) | the draft, #s4 |
| /drafts/<id>/publish | POST | version, base, when (now, later), at (2026-11-23T09:00, Beijing), \
confirm (where nobody else approves) | /releases; later: the draft, #s4 |
| /drafts/<id>/discard | POST | version | / |
| /drafts/<id>/marked.xlsx | GET | | the same file, problem cells marked |
| /drafts/<id>/progress | GET | | JSON {"done": 3, "total": 12, "what": "…"}; done == total: ready |
| /drafts/<id>/review | GET | | 审核表, for printing |
| /drafts/<id>/preview/<path> | GET | | a public page of the draft's snapshot, in preview_banner() |
| /releases | GET | | history |
| /releases/<number>/withdraw | POST | reason (required, public) | /releases; number is the publication to return to |
| /releases/pictures | GET, POST | | GET: JSON as of a draft; POST: draws what is missing, /releases |
| /accounts | GET, POST | username, name, department_id, role (repeated) | the page, one-time password shown once |
| /accounts/<username>/disable | POST | | /accounts |
| /accounts/<username>/reset | POST | | the page, one-time password shown once |
| /audit | GET | username, action, outcome (all, done, refused), before (a number); check (1) | ; check: whether the \
chain holds |
| /audit.csv | GET | username, action, outcome | |
| /templates/<department_id>.xlsx | GET | | a filled-in template |

Mends and explanations stand in one form, whose two buttons go to /mends and /explanations: both paths are to take
both kinds of field, so that nothing typed is lost. A mend is what was typed where `mend:` differs from `was:`; use=
takes the suggestion instead. A cell's place is `<sheet>!<address>`; a warning without a cell has an empty address.
Fields left empty in answers, explanations and reasons take back what was said before.
"""
