"""The gate of the house: with a provider in the settings nothing is answered before somebody has signed in.

It stands before Streamlit, so it holds for pages, sockets, uploads, downloads and static files alike; `st.login` guards
scripts only, its cookie counts after signing out and in every copy, and it knows no end (docs/decisions/13-sign-in.md).
The flow itself – state, nonce, PKCE, keys and claims of the ID token – is Authlib's, which st.login uses too.
"""

from __future__ import annotations

import logging
import time
from urllib.parse import quote

from authlib.integrations.base_client import OAuthError
from authlib.integrations.base_client.errors import MismatchingStateError
from httpx2 import HTTPError
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import answers, cookies, files_given, own_sessions, tokens, uploads, ways_back
from access.addresses import CALLBACK, ENDED, EVERYWHERE, OWN, SIGN_IN, SIGN_OUT
from access.guard import READS_ONLY
from access.pace import Pace
from access.person import Person, name_of, person_of, rights_of
from access.renewals import Renewal, Renewals
from access.sessions import Sessions, digest, number
from access.settings import Provider
from access.tabs import NOT_SIGNED_IN, Tabs
from data.faults import StoreError
from data.trail.trail import Kind, Trail

LOG = logging.getLogger("aqb.access")
# What a monitor asks before anybody can sign in; it tells nothing of the data.
OPEN = ("_stcore/health",)
MEDIA = "media/"
FAULTS = (OAuthError, JoseError, HTTPError, StoreError, ValueError, KeyError)


class SignIn:
    """Lets through who is signed in; everybody else is led to the provider and back to the page he asked for."""

    def __init__(self, app: ASGIApp, prefix: str, provider: Provider, sessions: Sessions, trail: Trail) -> None:
        self.app = app
        self.prefix = prefix
        self.provider = provider
        self.sessions = sessions
        self.trail = trail
        self.client = tokens.client_of(provider)
        self.expected = tokens.expected(provider)
        self.renewals = Renewals()
        self.tabs = Tabs(app)
        self.uploads = uploads.Uploads()
        # Of files and pictures: a paper is shown with some twenty.
        self.pace = Pace(at_once=200, a_second=1)
        # Of what leaves an entry in the trail at each try, so that nobody fills the disk with it.
        self.entries = Pace(at_once=60, a_second=1)
        self.flows = cookies.flows(self._flow, prefix)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(f"{self.prefix}/")
        if scope["type"] == "http" and path in (SIGN_IN, CALLBACK, SIGN_OUT, OWN):
            await self.flows[scope["scheme"]](scope, receive, send)
        elif path in OPEN:
            await self.app(scope, receive, send)
        else:
            token = HTTPConnection(scope).cookies.get(self._cookie(scope), "")
            person = await self.standing(token)
            if person is None:
                await self._refuse(scope, receive, send)
                return
            # For the log of requests (web/watch.py), which stands outside, and the owners of files (web/downloads.py).
            scope.setdefault("state", {}).update(aqb_user=person.user, aqb_sign_in=digest(token))
            scope = cookies.only_known(scope, token)
            if scope["type"] == "websocket":
                await self.tabs.carry(scope, receive, send, person, lambda: self.standing(token))
            elif path.startswith(uploads.BELOW):
                await self._bring(scope, receive, send, person, path)
            elif path.startswith(MEDIA):
                await self.pace.keep(person.user)
                await self.app(scope, receive, self._noting(scope, send, person))
            else:
                await self.app(scope, receive, send)

    async def standing(self, token: str) -> Person | None:
        """Who holds this cookie now; a sign-in that ran out is renewed where the provider allows it."""
        person = await run_in_threadpool(self.sessions.person, token)
        renewal = self.renewals.get(token) if person is None else None
        if renewal is None:
            return person
        # A page asks for several things at once: the first renews, the others wait for it.
        async with renewal.turn:
            person = await run_in_threadpool(self.sessions.person, token)
            if person is None and token in self.renewals:
                await self._renew(token, renewal)
                person = await run_in_threadpool(self.sessions.person, token)
        return person

    # ---------------------------------------------------------------- what is let through

    async def _bring(self, scope: Scope, receive: Receive, send: Send, person: Person, path: str) -> None:
        refusal = None if person.may_hand_over else ("Datei hochladen", READS_ONLY, 403)
        if refusal is None and self.tabs.reconnecting.is_of_another(uploads.session_of(path), person):
            refusal = ("Datei in das Fenster einer anderen Person hochladen", uploads.NOT_YOURS, 403)
        if refusal is not None:
            await self._turn_away(scope, receive, send, person, *refusal)
            return
        async with self.uploads.turn(person):
            if self.uploads.full(person, path):
                too_many = ("Datei hochladen, zu viele auf einmal", uploads.FULL, 413)
                await self._turn_away(scope, receive, send, person, *too_many)
            else:
                await self.app(scope, receive, send)

    async def _turn_away(
        self, scope: Scope, receive: Receive, send: Send, person: Person, what: str, why: str, status: int
    ) -> None:
        await self.entries.keep(person.user)
        await self._note("refused", person, what)
        await PlainTextResponse(f"{why}\n", status)(scope, receive, send)

    def _noting(self, scope: Scope, send: Send, person: Person) -> Send:
        """Note every file that is given, once, and who asked for one of another browser."""

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start" and (entry := files_given.entry(scope, message)):
                await self._note(entry[0], person, entry[1])
            await send(message)

        return out

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.tabs.refuse(send)
            return
        wants_page = "text/html" in dict(scope["headers"]).get(b"accept", b"").decode("latin-1")
        if scope["method"] == "GET" and wants_page:
            query = scope["query_string"].decode("latin-1")
            back = quote(f"{scope['path']}{'?' if query else ''}{query}", safe="/")
            answer: Response = RedirectResponse(f"{self.prefix}/{SIGN_IN}?nach={back}", 303)
        else:
            answer = PlainTextResponse(f"{NOT_SIGNED_IN}\n", 401)
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)

    # ---------------------------------------------------------------- the flow

    async def _flow(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        steps = {SIGN_IN: self._begin, CALLBACK: self._back, SIGN_OUT: self._sign_out, OWN: self._own}
        step = steps[scope["path"].removeprefix(f"{self.prefix}/")]
        try:
            # Of another method the answer of a provider would be read from a body without end, of anybody.
            answer = await step(request) if request.method == "GET" else PlainTextResponse("Method Not Allowed", 405)
        except FAULTS as fault:
            answer = await self._failed(request, fault)
        answer.headers["cache-control"] = "no-store"
        await answer(scope, receive, send)

    async def _failed(self, request: Request, fault: Exception) -> Response:
        # Of several tabs that begin at once only the last one's answer counts, and then the others are in as well.
        if isinstance(fault, MismatchingStateError):
            back = self._local(ways_back.taken(request))
            if await self.standing(request.cookies.get(self._cookie(request.scope), "")) is not None:
                return RedirectResponse(back, 303)
        LOG.warning("Anmeldung nicht möglich.", exc_info=fault)
        return answers.page(
            self.prefix,
            "Die Anmeldung hat nicht geklappt",
            "Der Anmeldedienst hat sie abgebrochen oder ist nicht zu erreichen. Bitte noch einmal versuchen; "
            "bleibt es dabei, hilft die Stelle, die das Dashboard betreibt.",
            502,
        )

    async def _begin(self, request: Request) -> Response:
        state = ways_back.noted(request, self._local(request.query_params.get("nach", "")))
        back = self._address(request, CALLBACK)
        answer: Response = await self.client.authorize_redirect(request, back, state=state)
        return answer

    async def _back(self, request: Request) -> Response:
        await tokens.only_signed(self.client)
        token = await self.client.authorize_access_token(request, claims_options=self.expected)
        claims = token["userinfo"]
        user, name = str(claims["sub"]), name_of(claims)
        await self.entries.keep(user)
        person = person_of(user, name, self.provider.groups(claims))
        if person is None:
            await run_in_threadpool(self.trail.note, "refused", user, name, "ohne Recht für dieses Dashboard")
            return answers.page(
                self.prefix,
                "Keine Berechtigung",
                f"Sie sind als {name} angemeldet, haben aber kein Recht für dieses Dashboard. Bitte bei der Stelle "
                "beantragen, die es betreibt: lesen, bearbeiten oder freigeben.",
                403,
            )
        back = self._local(ways_back.taken(request))
        # Whoever signs in anew leaves no other sign-in of this browser behind.
        await run_in_threadpool(self.sessions.end, request.cookies.get(self._cookie(request.scope), ""))
        cookie = await run_in_threadpool(self.sessions.begin, person, float(claims["exp"]))
        await run_in_threadpool(self.trail.note, "signed_in", user, name, f"Rechte: {person.words}")
        if token.get("refresh_token"):
            self.renewals.add(cookie, Renewal(str(token["refresh_token"]), person))
        answer = RedirectResponse(back, 303)
        cookies.keep(answer, request.scope, self.prefix, cookie)
        return answer

    async def _sign_out(self, request: Request) -> Response:
        # A foreign page that links here would sign people out.
        if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return answers.page(self.prefix, "Abmelden", "Bitte im Dashboard selbst abmelden.", 403)
        if ENDED in request.query_params:
            return await self._end_other(request)
        cookie = request.cookies.get(self._cookie(request.scope), "")
        person = await run_in_threadpool(self.sessions.person, cookie)
        everywhere = person is not None and EVERYWHERE in request.query_params
        self.renewals.pop(cookie, None)
        await run_in_threadpool(self.sessions.end, cookie)
        if person is not None:
            if everywhere:
                await run_in_threadpool(self.sessions.end_all, person.user)
                self.renewals.forget(lambda _, each: each.person.user == person.user)
            await self._note("signed_out", person, "in jedem Browser" if everywhere else "")
        where = "in jedem Browser" if everywhere else "in allen Fenstern dieses Browsers"
        answer = answers.page(self.prefix, "Abgemeldet", f"Sie sind abgemeldet, {where}.", 200)
        cookies.keep(answer, request.scope, self.prefix, "", 0)
        return answer

    async def _own(self, request: Request) -> Response:
        cookie = request.cookies.get(self._cookie(request.scope), "")
        person = await self.standing(cookie)
        if person is None:
            return RedirectResponse(f"{self.prefix}/{SIGN_IN}?nach={self.prefix}/{OWN}", 303)
        lines = await run_in_threadpool(self.sessions.of, person.user)
        return own_sessions.page(self.prefix, person, lines, number(cookie), time.time())

    async def _end_other(self, request: Request) -> Response:
        person = await self.standing(request.cookies.get(self._cookie(request.scope), ""))
        listed = request.query_params[ENDED]
        if person is not None and await run_in_threadpool(self.sessions.end_one, person.user, listed):
            self.renewals.forget(lambda token, _: number(token) == listed)
            await self._note("signed_out", person, "in einem anderen Browser")
        return RedirectResponse(f"{self.prefix}/{OWN}", 303)

    async def _renew(self, token: str, renewal: Renewal) -> None:
        """Ask the provider whether the sign-in goes on; where it does not, or with other rights, it has ended."""
        given = renewal.given
        try:
            answer = await self.client.fetch_access_token(grant_type="refresh_token", refresh_token=given)
            claims = await tokens.renewed(self.client, answer, self.expected)
            expires = float(str(claims.get("exp") or answer["expires_at"]))
        except FAULTS as fault:
            LOG.info("Eine Anmeldung wurde nicht verlängert: %s", type(fault).__name__)
            self.renewals.pop(token, None)
            return
        person = person_of(str(claims["sub"]), name_of(claims), self.provider.groups(claims))
        before = renewal.person
        if person is None or person.user != before.user or expires <= time.time():
            self.renewals.pop(token, None)
        elif rights_of(person) != rights_of(before):
            # Files that open tabs were promised under the old rights belong to this sign-in: they end with it.
            self.renewals.pop(token, None)
            await run_in_threadpool(self.sessions.end, token)
            await self._note("signed_out", before, "die Rechte haben sich geändert")
        else:
            await run_in_threadpool(self.sessions.renew, token, expires)
            renewal.given = str(answer.get("refresh_token") or given)

    async def _note(self, kind: Kind, person: Person, what: str) -> None:
        try:
            await run_in_threadpool(self.trail.note, kind, person.user, person.name, what)
        except StoreError:
            # Beside the data and not in its way: who works is not hindered, whoever looks after the server is told.
            LOG.exception("Im Protokoll fehlt ein Eintrag: %s %s", kind, person.user)

    def _cookie(self, scope: Scope) -> str:
        return cookies.named(cookies.COOKIE, scope["scheme"], self.prefix)

    def _address(self, request: Request, path: str) -> str:
        return f"{request.url.scheme}://{request.url.netloc}{self.prefix}/{path}"

    def _local(self, address: str) -> str:
        """An address of this dashboard; the start page for anything else, so that no link leads elsewhere."""
        inside = address.startswith(f"{self.prefix}/") and not address.startswith("//") and "\\" not in address
        return address if inside and address.isprintable() else f"{self.prefix}/"
