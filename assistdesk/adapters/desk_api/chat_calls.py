"""The relay's routes of chats as calls (desk.md section 12); fits the ``ChatCalls`` port. Part of ``DeskApi``.

An agent speaks with the access token, a customer with the key her app made for the chat: the key is handed in with every
call and kept nowhere here. Refuses to know what a chat's steps mean.
"""

import abc

import httpx
import msgspec

from assistdesk.adapters.desk_api.errors import decode
from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk import chat_shapes, reading_shapes
from assistdesk.core.desk.wrap_up_shapes import WrapUpList


class ChatCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    @abc.abstractmethod
    async def _request(
        self,
        method: str,
        path: str,
        body: bytes | None,
        *,
        token: str | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response: ...

    # --- agents ---------------------------------------------------------------------------------------------------

    async def get_chat_queue(self) -> chat_shapes.ChatQueue:
        return await self._signed("GET", "/chat_queue", chat_shapes.ChatQueue)

    async def set_chat_seat(self, seat: chat_shapes.SeatIn) -> chat_shapes.ChatQueue:
        return await self._signed("PUT", "/chat_seat", chat_shapes.ChatQueue, msgspec.json.encode(seat))

    async def end_wrap_up(self) -> chat_shapes.ChatQueue:
        return await self._signed("POST", "/chat_seat/ready", chat_shapes.ChatQueue, b"")

    async def get_wrap_ups(self) -> WrapUpList:
        return await self._signed("GET", "/wrap_ups", WrapUpList)

    async def close_wrap_up(self, touch: str) -> WrapUpList:
        return await self._signed("DELETE", f"/wrap_ups/{touch}", WrapUpList)

    async def accept_chat(self, chat_id: int) -> chat_shapes.ChatGiven:
        return await self._signed("POST", f"/chats/{chat_id}/accept", chat_shapes.ChatGiven, b"")

    async def take_chat(self, chat_id: int) -> chat_shapes.ChatGiven:
        return await self._signed("POST", f"/chats/{chat_id}/take", chat_shapes.ChatGiven, b"")

    async def decline_chat(self, chat_id: int) -> chat_shapes.ChatGiven:
        return await self._signed("POST", f"/chats/{chat_id}/decline", chat_shapes.ChatGiven, b"")

    async def end_chat(self, chat_id: int) -> chat_shapes.ChatGiven:
        return await self._signed("POST", f"/chats/{chat_id}/end", chat_shapes.ChatGiven, b"")

    async def hand_over_chat(self, chat_id: int, given: chat_shapes.HandOverIn) -> chat_shapes.ChatGiven:
        body = msgspec.json.encode(given)
        return await self._signed("POST", f"/chats/{chat_id}/hand_over", chat_shapes.ChatGiven, body)

    async def escalate_chat(self, chat_id: int, given: chat_shapes.EscalateIn) -> chat_shapes.ChatGiven:
        body = msgspec.json.encode(given)
        return await self._signed("POST", f"/chats/{chat_id}/escalate", chat_shapes.ChatGiven, body)

    async def offer_code(self, chat_id: int, digits: str) -> chat_shapes.ChatGiven:
        body = msgspec.json.encode(chat_shapes.OfferCodeIn(digits=digits))
        return await self._signed("POST", f"/chats/{chat_id}/code", chat_shapes.ChatGiven, body)

    async def drop_code(self, chat_id: int) -> chat_shapes.ChatGiven:
        return await self._signed("DELETE", f"/chats/{chat_id}/code", chat_shapes.ChatGiven)

    # --- the customer ---------------------------------------------------------------------------------------------

    async def chat_available(self) -> chat_shapes.ChatAvailable:
        return decode(await self._request("GET", "/chat_available", None), chat_shapes.ChatAvailable)

    async def ask_chat(self, asked: chat_shapes.ChatAsk) -> chat_shapes.ChatOut:
        return decode(await self._request("POST", "/chats", msgspec.json.encode(asked)), chat_shapes.ChatOut)

    async def chat_news(
        self, chat_id: int, chat_key: str, *, after: int, known: str, wait_s: int
    ) -> chat_shapes.ChatOut:
        path = f"/chats/{chat_id}?after={after}&known={known}&wait_s={wait_s}"
        return decode(await self._request("GET", path, None, token=chat_key), chat_shapes.ChatOut)

    async def say_in_chat(self, chat_id: int, chat_key: str, body: str, key: str) -> chat_shapes.LineSaid:
        said = msgspec.json.encode(chat_shapes.ChatSay(body=body))
        answer = await self._request("POST", f"/chats/{chat_id}/messages", said, token=chat_key, key=key)
        return decode(answer, chat_shapes.LineSaid)

    async def type_in_chat(self, chat_id: int, chat_key: str) -> None:
        await self._request("POST", f"/chats/{chat_id}/typing", b"", token=chat_key)

    async def solve_chat(self, chat_id: int, chat_key: str, key: str) -> reading_shapes.Solved:
        answer = await self._request("POST", f"/chats/{chat_id}/solved", b"", token=chat_key, key=key)
        return decode(answer, reading_shapes.Solved)

    async def leave_chat(self, chat_id: int, chat_key: str) -> chat_shapes.ChatOut:
        answer = await self._request("POST", f"/chats/{chat_id}/leave", b"", token=chat_key)
        return decode(answer, chat_shapes.ChatOut)

    async def answer_code(self, chat_id: int, chat_key: str, answer: chat_shapes.CodeAnswer) -> None:
        body = msgspec.json.encode(chat_shapes.CodeAnswered(answer=answer))
        await self._request("POST", f"/chats/{chat_id}/code/answer", body, token=chat_key)
