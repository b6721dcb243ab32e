"""schemathesis against a real relay: whatever the description allows, and what it forbids, is answered as it says and never
breaks it.

Few examples for each operation, the same ones each time: this keeps the description and the routes together; the hostile
cases have tests of their own.
"""

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from assistdesk.core.wire.control import API_PREFIX
from tests.kit.first_start import FirstStart
from tests.kit.relay_process import new_key
from tests.relay.api.conftest import Desk, desk_in

EXAMPLES = 1
"""Of each kind (fitting, not fitting) for each operation."""
ANSWER_S = 10.0
"""An operation that says nothing for so long has not answered: the test names it instead of waiting for it."""
AS_DESCRIBED = [status_code_conformance, content_type_conformance, response_schema_conformance]
NOT_FOR_CHANCE = frozenset(
    ("/auth/login", "/auth/refresh", "/auth/logout", "/auth/password", "/codes/claim", "/chats/{chat_id}")
)
"""They answer slowly on purpose, or would sign the tests out."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, first_start: FirstStart) -> Iterator[Desk]:
    """A relay of its own: what is tried here changes and deletes whatever it finds."""
    with desk_in(tmp_path_factory.mktemp("tried"), first_start) as made:
        yield made


def operations(desk: Desk) -> list[Any]:
    document = desk.stranger.get("/schema")
    schema = schemathesis.openapi.from_dict(document)
    schema.config.update(base_url=desk.relay.url)
    found = [result.ok() for result in schema.get_all_operations()]
    return [one for one in found if one.path.removeprefix(API_PREFIX).rstrip("/") not in NOT_FOR_CHANCE]


def modes(operation: Any) -> list[Any]:
    """What is asked of it: something that fits, and something that does not where there is a body or a query to be wrong in."""
    fits, fits_not = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
    return [fits, fits_not] if operation.body or operation.query else [fits]


@pytest.mark.timeout(60, func_only=True)
def test_what_the_description_allows_is_answered_as_it_says(desk: Desk) -> None:
    found = operations(desk)
    assert len(found) > 60
    broken: list[str] = []
    session = requests.Session()
    for operation in found:
        for mode in modes(operation):
            strategy = operation.as_strategy(generation_mode=mode)

            @hypothesis.settings(
                max_examples=EXAMPLES,
                derandomize=True,
                database=None,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=strategy)
            def ask(case: Any) -> None:
                headers = {"Authorization": f"Bearer {desk.ana.access}", "Idempotency-Key": new_key()}
                try:
                    answer = case.call(headers=headers, timeout=ANSWER_S, session=session)
                except requests.RequestException as error:
                    broken.append(f"{case.method} {case.path}: {error}")
                    return
                if answer.status_code >= 500 or (
                    answer.status_code >= 400 and answer.headers["content-type"][0] != "application/problem+json"
                ):
                    broken.append(f"{case.method} {case.path}: {answer.status_code} {answer.text[:200]}")
                try:
                    case.validate_response(answer, checks=AS_DESCRIBED)
                except FailureGroup as error:
                    said = (f"{one.title}: {one.message[:200]}" for one in error.exceptions)
                    broken.extend(f"{case.method} {case.path}: {what}" for what in said)

            try:
                ask()
            except hypothesis.errors.Unsatisfiable:
                continue  # there is nothing wrong to say to it
    session.close()
    assert broken == []
