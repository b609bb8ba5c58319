"""The page that is shown instead of one that is refused: why, and what to do."""

import aiohttp_jinja2
from aiohttp import web
from aiohttp.typedefs import Handler

from facilitator.locale import language
from facilitator.web import words


class NotLetIn(Exception):
    """A request is refused, for *reason* (one of those in ``words``); *hint* says more.

    Without a cookie the page may simply ask again: a browser does not send it along when a link was
    opened from another site (from a mail, say), but does when a page of ours asks.
    """

    def __init__(
        self, status: int, reason: str, *, hint: str | None = None, has_cookie: bool = True
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.hint = hint
        self.has_cookie = has_cookie


@web.middleware
async def show_refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a refused request with ``refused.html``, in words."""
    try:
        return await handler(request)
    except NotLetIn as refusal:
        return _refused(request, refusal)
    except web.HTTPNotFound:
        return _refused(request, NotLetIn(404, words.NOTHING_HERE))
    except web.HTTPForbidden:
        return _refused(request, NotLetIn(403, words.NOTHING_HERE))


def _refused(request: web.Request, refusal: NotLetIn) -> web.Response:
    """Show ``words`` (heading and hint), and in ``again`` where to ask again at once, if at all."""
    told = words.refused_words(refusal.reason)
    may_ask = not refusal.has_cookie and request.path.endswith("/") and not request.query
    values = {
        "lang": language(),
        "title": told["heading"],
        "words": {**told, "hint": refusal.hint or told["hint"]},
        "again": f"{request.path}?again" if may_ask else "",
    }
    return aiohttp_jinja2.render_template("refused.html", request, values, status=refusal.status)
