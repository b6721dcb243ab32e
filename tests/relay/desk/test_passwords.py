"""Passwords are hashed two at a time, whoever asks, and the common ones are not taken."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import RefusedError
from relay.desk.passwords import WAITING_MAX, Passwords, find_password_fault


@pytest_asyncio.fixture
async def passwords() -> AsyncIterator[Passwords]:
    made = Passwords(memory_kib=64, passes=1, lanes=1, at_once=2)
    yield made
    made.close()


async def test_only_the_right_password_verifies(passwords: Passwords) -> None:
    stored = await passwords.hash("correct horse battery")
    assert stored.startswith("$argon2id$v=19$m=64,t=1,p=1$")
    assert await passwords.verify(stored, "correct horse battery")
    assert not await passwords.verify(stored, "correct horse batterz")


async def test_R20_nobody_has_a_hash_that_no_password_fits(passwords: Passwords) -> None:
    assert not await passwords.verify(None, "")
    assert not await passwords.verify(None, "correct horse battery")


async def test_a_damaged_hash_and_a_password_that_is_no_text_are_just_wrong(passwords: Passwords) -> None:
    stored = await passwords.hash("x" * 12)
    assert not await passwords.verify("$argon2id$garbage", "x" * 12)
    assert not await passwords.verify(stored, "\ud800" * 12)


async def test_a_hash_with_other_parameters_is_made_anew(passwords: Passwords) -> None:
    stored = await passwords.hash("x" * 12)
    assert not passwords.needs_rehash(stored)
    assert passwords.needs_rehash(stored.replace("m=64", "m=128"))
    assert passwords.needs_rehash("garbage")


async def test_R20_two_are_worked_on_and_32_wait_the_next_is_told_to_come_again(passwords: Passwords) -> None:
    tasks = [asyncio.ensure_future(passwords.verify(None, str(n))) for n in range(200)]
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    refused = [answer for answer in answers if isinstance(answer, RefusedError)]
    assert [answer for answer in answers if answer is False] == [False] * (2 + WAITING_MAX)
    assert len(refused) == 200 - 2 - WAITING_MAX
    assert {error.rule for error in refused} == {"busy"}
    assert passwords.waiting == 0


async def test_who_gives_up_waiting_frees_the_place_when_the_work_is_done(passwords: Passwords) -> None:
    tasks = [asyncio.ensure_future(passwords.hash(str(n))) for n in range(6)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert passwords.waiting <= 6
    passwords.close()
    await asyncio.sleep(0)
    while passwords.waiting:
        await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("short", "too_short"),
        ("x" * 129, "too_long"),
        ("password1234", "too_common"),
        ("PassWord1234", "too_common"),
        ("aaaaaaaaaaaaab", "too_common"),
        ("Ana@Example.com", "too_common"),
        ("anaexample.com", "too_common"),
        ("staple 7 seven", None),
        ("ошибка сети 12", None),
    ],
)
def test_which_new_passwords_are_taken(password: str, fault: str | None) -> None:
    assert find_password_fault(password, email="ana@example.com", length_min=12) == fault


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_every_text_is_judged(password: str) -> None:
    assert find_password_fault(password, email="a@b", length_min=12) in (None, "too_short", "too_long", "too_common")
