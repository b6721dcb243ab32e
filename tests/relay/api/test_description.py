"""The API's description says of every answer what it is: refusals, bytes and texts, too."""

import copy
from typing import Any

from relay.api.description import KEY, described

SUCCESS = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/X"}}}}
DOCUMENT: dict[str, Any] = {
    "paths": {
        "/api/v1/x": {
            "get": {"responses": {"200": SUCCESS, "400": {}}},
            "put": {"parameters": [{"name": "id"}], "responses": {"204": SUCCESS}},
        },
        "/api/v1/views/preview": {"post": {"description": "Tried out.", "responses": {"200": SUCCESS}}},
        "/api/v1/x/create_or_update": {"post": {"responses": {"200": SUCCESS}}},
        "/api/v1/measures": {
            "get": {
                "responses": {
                    "200": {
                        "content": {"application/json": {"schema": {"oneOf": [{"$ref": "#/components/schemas/X"}, {}]}}}
                    }
                }
            }
        },
    },
    "components": {
        "securitySchemes": {"bearer": {}},
        "schemas": {
            "X": {
                "properties": {
                    "key": {"type": "string", "contentEncoding": "utf-8", "minLength": 32, "maxLength": 33},
                    "keys": {"items": [{"type": "string", "contentEncoding": "utf-8"}]},
                    "name": {"type": "string", "maxLength": 32},
                }
            }
        },
    },
}


def answers(path: str, method: str) -> dict[str, Any]:
    found: dict[str, Any] = described(DOCUMENT)["paths"][f"/api/v1{path}"][method]["responses"]
    return found


def test_every_refusal_is_a_problem_and_its_shape_is_described() -> None:
    assert list(answers("/x", "get")) == ["200", "default"]
    refused = answers("/x", "get")["default"]["content"]["application/problem+json"]["schema"]["$ref"]
    assert refused == "#/components/schemas/Problem"
    shapes = described(DOCUMENT)["components"]["schemas"]
    assert {"Problem", "FieldError"} <= shapes.keys()
    assert {"type", "title", "status", "errors"} <= shapes["Problem"]["properties"].keys()


def test_what_makes_or_changes_says_so_in_two_ways() -> None:
    found = answers("/x/create_or_update", "post")
    assert found["200"] == found["201"] == SUCCESS


def test_an_answer_that_is_also_text_says_so() -> None:
    content = answers("/measures", "get")["200"]["content"]
    assert content["text/csv"] == {"schema": {"type": "string"}}
    assert content["application/json"] == SUCCESS["content"]["application/json"]


def test_bytes_are_written_as_base64_with_its_length() -> None:
    shape = described(DOCUMENT)["components"]["schemas"]["X"]["properties"]
    assert shape["key"] == {"type": "string", "contentEncoding": "base64", "minLength": 44, "maxLength": 44}
    assert shape["keys"]["items"][0]["contentEncoding"] == "base64"
    assert shape["name"] == {"type": "string", "maxLength": 32}


def test_a_write_takes_a_key_or_says_why_it_needs_none() -> None:
    found = described(DOCUMENT)
    paths = {path.removeprefix("/api/v1"): methods for path, methods in found["paths"].items()}
    key = {"$ref": "#/components/parameters/IdempotencyKey"}
    assert paths["/x"]["put"]["parameters"] == [{"name": "id"}, key]
    assert found["components"]["parameters"] == {"IdempotencyKey": KEY}
    assert "parameters" not in paths["/x"]["get"]
    said = "Tried out.\n\nNeeds no Idempotency-Key: it asks and changes nothing."
    assert paths["/views/preview"]["post"]["description"] == said
    assert "parameters" not in paths["/views/preview"]["post"]


def test_an_empty_answer_has_no_shape() -> None:
    assert "content" not in answers("/x", "put")["204"]


def test_the_document_itself_stays_as_it_was() -> None:
    before = copy.deepcopy(DOCUMENT)
    described(DOCUMENT)
    assert before == DOCUMENT
