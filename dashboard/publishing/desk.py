"""What staff do with drafts and publications: upload, mend, submit, approve, publish, withdraw."""

from dashboard.publishing.drafting import Drafting
from dashboard.publishing.releasing import Releasing


class Desk(Drafting, Releasing):
    """The use cases of a draft, each one transaction and one entry in the audit log, refusals included.

    approvals is how many other people must approve before a draft is published: 0, 1 or 2; people who had a hand in
    a draft do not count. now gives the moment, with its time zone. Safe to share between threads and to make before
    a fork.

    Methods that act raise NotAllowed (403; the Chinese message says who may, or what has to come first), Moved (409;
    somebody was faster, nothing was overwritten) or UnknownDraft (404). version is the one the caller saw, None where
    nobody looked; address is the caller's network address, for the log.

    Looking     draft, drafts, content, examination, progress, decisions, barred
    Editors     upload, answer, mend, explain, give_reasons, replace_file, rebase, submit, discard
    Reviewers   approve, send_back
    Publishers  publish, withdraw, send_back
    The clock   publish_due
    """
