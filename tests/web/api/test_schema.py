"""Schemathesis against the OpenAPI document: whatever is asked, nothing breaks, and every status is one that it tells."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import status_code_conformance

from ceyuan_web.api.site import site

application = get_wsgi_application()
document = schemathesis.openapi.from_dict({**site.get_openapi_schema(path_prefix="/api/v1/")})


@document.parametrize()
@settings(max_examples=2, suppress_health_check=list(HealthCheck), deadline=None, database=None)
@pytest.mark.django_db
def test_nothing_breaks(case: Any, client: object) -> None:
    """A few questions of every operation; `bench/` asks for longer."""
    case.call_and_validate(app=application, base_url="http://testserver", checks=[not_a_server_error, status_code_conformance])
