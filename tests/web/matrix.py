"""Every address of the site and what each role gets there. A new page adds its line; `test_matrix.py` fails until it does."""

from __future__ import annotations

from dataclasses import dataclass, field

ROLES = ("public", "filer", "operator", "reviewer", "statistician", "publisher", "administrator")
STAFF = ("reviewer", "statistician", "publisher", "administrator")
SIGNED_IN = ROLES[1:]


@dataclass(frozen=True)
class Row:
    """An address.

    Attributes:
        name: of the address; `path` is one example of it, without the language.
        allowed: the roles that get `status`.
        refused: what the others get; the public is sent to sign in (302) where it is not allowed.
        method: by which it is asked.
    """

    name: str
    path: str
    allowed: tuple[str, ...] = ROLES
    status: int = 200
    refused: int = 403
    method: str = "get"
    data: dict[str, str] = field(default_factory=dict)

    def expected(self, role: str) -> int:
        """The status that a role gets."""
        if role in self.allowed:
            return self.status
        return 302 if role == "public" else self.refused


BASE = (
    Row("base:login", "/login/", allowed=("public",), refused=302),
    Row("base:logout", "/logout/", status=302, method="post"),
    Row("base:account", "/account/", allowed=SIGNED_IN),
    Row("base:end-visits", "/account/end-visits/", allowed=SIGNED_IN, status=302, method="post"),
    Row("base:password", "/account/password/", allowed=SIGNED_IN),
)
PORTAL = (
    Row("portal:home", "/"),
    Row("portal:wall", "/wall/"),
    Row("portal:about", "/about/"),
    Row("portal:indicators", "/indicators/", data={"q": "合同"}),
    Row("portal:indicator", "/indicators/new_technology_smes/", data={"period": "2021H1", "place": "CD-GXQ"}),
    Row("portal:evidence", "/indicators/contract_turnover/evidence/"),
    Row("portal:indicator-json", "/indicators/contract_turnover.json"),
    Row("portal:indicator-table", "/indicators/contract_turnover.csv"),
    Row("portal:indicator-table", "/indicators/contract_turnover.xlsx"),
    Row("portal:publications", "/publications/"),
    Row("portal:publication", "/publications/brief-2021H1-1/"),
    Row("portal:publication-figures", "/publications/brief-2021H1-1/figures.csv"),
    Row("portal:publication-file", "/publications/brief-2021H1-1/brief-2021H1.zh.docx"),
    Row("portal:publication-file", "/publications/brief-2021H1-1/brief-2021H1.zh.xlsx", status=404),
    Row("portal:listing", "/spaces/", data={"sort": "-built_area_m2"}),
    Row("portal:listing", "/platforms/"),
    Row("portal:thing", "/spaces/示例科创空间01/"),
    Row("portal:thing", "/platforms/nothing/", status=404),
    Row("portal:members", "/districts/", data={"sort": "-contract_turnover"}),
    Row("portal:members", "/tracks/"),
    Row("portal:member", "/districts/CD-GXQ/"),
    Row("portal:member", "/tracks/ai/"),
    Row("portal:organisation", "/organisations/91510100MA60000005/"),
    Row("portal:organisation", "/organisations/91510100MA69999999/", status=404),
    Row("portal:search", "/search/", data={"q": "小城"}),
    Row("portal:read", "/read/"),
    Row("portal:read", "/read/", method="post", data={"text": "2021年上半年，新登记入库科技型中小企业12家。"}),
)
SENDING = ("filer", "operator", "reviewer", "statistician")
REVIEWING = ("reviewer", "statistician")
FORMING = ("filer", "operator", "statistician")
SUBMISSION, FORM = "/desk/submissions/1/", "/desk/file/space_filings/2021-07/"
OWN_SPACE = {"entity": "示例科创空间01"}
DESK = (
    Row("desk:inbox", "/desk/", allowed=SIGNED_IN),
    Row("desk:calendar", "/desk/calendar/", allowed=SIGNED_IN),
    Row("desk:remind", "/desk/calendar/remind/", allowed=REVIEWING, status=302, method="post"),
    Row("desk:receive", "/desk/receive/", allowed=SENDING),
    Row("desk:submissions", "/desk/submissions/", allowed=SIGNED_IN),
    Row("desk:submission", SUBMISSION, allowed=SIGNED_IN, status=404),
    Row("desk:submission-state", SUBMISSION + "state/", allowed=SIGNED_IN, status=404),
    Row("desk:submission-marked", SUBMISSION + "marked/", allowed=SIGNED_IN, status=404),
    Row("desk:submission-file", SUBMISSION + "file/", allowed=SIGNED_IN, status=404),
    *(
        Row(f"desk:submission-{step}", f"{SUBMISSION}{step}/", allowed=SENDING, status=404, method="post")
        for step in ("mend", "again", "submit", "withdraw", "cancel")
    ),
    *(
        Row(f"desk:submission-{step}", f"{SUBMISSION}{step}/", allowed=REVIEWING, status=404, method="post")
        for step in ("accept", "return")
    ),
    Row("desk:forms", "/desk/file/", allowed=FORMING),
    Row("desk:form-records", "/desk/file/space_filings/", allowed=FORMING),
    Row("desk:form", FORM, allowed=FORMING, data=OWN_SPACE),
    Row("desk:form-save", FORM + "save/", allowed=FORMING, status=302, method="post", data=OWN_SPACE),
    Row("desk:form-check", FORM + "check/", allowed=FORMING, method="post", data=OWN_SPACE),
    Row("desk:form-send", FORM + "send/", allowed=FORMING, status=302, method="post"),
)

_TURNOVER, _BRIEF, _PAIR = "/desk/ask/contract_turnover", "/desk/publications/brief-2021H1-1/", "/desk/matches/-1/2/"
LEDGER = (  # the desk's pages of what is in the ledger: asking, deciding, publishing
    Row("desk:ask", "/desk/ask/", allowed=SIGNED_IN),
    Row("desk:ask-indicator", f"{_TURNOVER}/", allowed=SIGNED_IN),
    Row("desk:ask-json", f"{_TURNOVER}.json", allowed=SIGNED_IN),
    Row("desk:ask-table", f"{_TURNOVER}.csv", allowed=SIGNED_IN),
    Row("desk:evidence", f"{_TURNOVER}/evidence/", allowed=SIGNED_IN),
    Row("desk:evidence-file", f"{_TURNOVER}/evidence.parquet", allowed=SIGNED_IN),
    Row("desk:cell", "/desk/batches/1/cell/", allowed=SIGNED_IN, status=404),
    Row("desk:organisations", "/desk/organisations/", allowed=STAFF, data={"q": "小城"}),
    Row("desk:organisation", "/desk/organisations/1/", allowed=STAFF, status=404),
    Row("desk:matches", "/desk/matches/", allowed=REVIEWING),
    Row("desk:link", "/desk/matches/link/", allowed=REVIEWING, status=302, method="post"),
    Row("desk:changes", "/desk/matches/changes/", allowed=REVIEWING),
    Row("desk:change", "/desk/matches/changes/1/", allowed=REVIEWING, status=404),
    Row("desk:confirm-change", "/desk/matches/changes/1/confirm/", allowed=REVIEWING, status=404, method="post"),
    Row("desk:past-changes", "/desk/matches/past/", allowed=REVIEWING),
    Row("desk:take-back", "/desk/matches/past/1/take-back/", allowed=REVIEWING, status=404, method="post"),
    Row("desk:match", _PAIR, allowed=REVIEWING, status=404),
    Row("desk:judge", f"{_PAIR}judge/", allowed=REVIEWING, status=404, method="post"),
    Row("desk:quarantine", "/desk/quarantine/", allowed=SIGNED_IN),
    Row("desk:quarantine-rows", "/desk/quarantine/1/", allowed=STAFF),
    Row("desk:quarantine-workbook", "/desk/quarantine/1/workbook/", allowed=STAFF, status=400),
    Row("desk:batches", "/desk/batches/", allowed=STAFF),
    Row("desk:batch", "/desk/batches/1/", allowed=STAFF),
    Row("desk:batch-impact", "/desk/batches/1/impact/", allowed=STAFF),
    Row("desk:original", "/desk/batches/1/original/", allowed=STAFF, status=404),
    Row("desk:undo-batch", "/desk/batches/1/undo/", allowed=("statistician",), status=400, method="post"),
    Row("desk:publications", "/desk/publications/", allowed=STAFF),
    Row("desk:draft", "/desk/publications/draft/", allowed=("statistician", "publisher"), data={"report": "brief", "period": "2021H1"}),
    Row("desk:publish", "/desk/publications/publish/", allowed=("publisher",), status=400, method="post"),
    Row("desk:publication", _BRIEF, allowed=STAFF),
    Row("desk:verify", f"{_BRIEF}verify/", allowed=STAFF),
    Row("desk:revisions", f"{_BRIEF}revisions/", allowed=STAFF),
    Row("desk:publication-file", f"{_BRIEF}brief-2021H1.zh.xlsx", allowed=STAFF),
    Row("desk:definitions", "/desk/definitions/", allowed=STAFF),
    Row("desk:definition", "/desk/definitions/dataset/technology_smes/", allowed=STAFF),
)

_ONE = {"indicator": "new_technology_smes", "period": "2021H1"}
API = (  # a session opens nothing here; what tokens open stands in tests/web/api/test_roles.py
    Row("api:api-root", "/api/v1/"),
    Row("api:openapi-json", "/api/v1/openapi.json"),
    Row("api:indicators", "/api/v1/indicators"),
    Row("api:indicator", "/api/v1/indicators/new_technology_smes"),
    Row("api:figures", "/api/v1/figures", data=_ONE),
    Row("api:series", "/api/v1/series", data={"indicator": "new_technology_smes", "until": "2021H1"}),
    Row("api:breakdowns", "/api/v1/breakdowns", data={**_ONE, "by": "district"}),
    Row("api:explanations", "/api/v1/explanations", data=_ONE),
    Row("api:evidence", "/api/v1/evidence", data=_ONE),
    Row("api:organisations", "/api/v1/organisations", status=401, data={"q": "小城"}),
    Row("api:organisation", "/api/v1/organisations/ORG-1", status=401),
    Row("api:publications", "/api/v1/publications"),
    Row("api:publication", "/api/v1/publications/brief-2021H1-1"),
    Row("api:publication-file", "/api/v1/publications/brief-2021H1-1/files/manifest.json", status=404),
    Row("api:claims", "/api/v1/claims", status=400, method="post"),
    Row("api:filings", "/api/v1/filings", status=401),
    Row("api:filings", "/api/v1/filings", status=401, method="post"),
    Row("api:filing", "/api/v1/filings/1", status=401),
    Row("api:filing-submit", "/api/v1/filings/1/submit", status=401, method="post"),
    Row("api:catalogue", "/api/v1/catalogue"),
    Row("api:descriptor", "/api/v1/catalogue/datasets/technology_smes"),
    Row("api:sdmx-structure", "/api/v1/catalogue/sdmx/structure"),
    Row("api:sdmx-data", "/api/v1/catalogue/sdmx/data/new_technology_smes"),
    Row("api:listing", "/api/v1/spaces"),
    Row("api:thing", "/api/v1/spaces/nothing", status=404),
    Row(":api-nothing", "/api/v2/", status=404),
)

ROWS = (*BASE, *PORTAL, *DESK, *LEDGER, *API)
