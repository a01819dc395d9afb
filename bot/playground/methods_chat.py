"""The `chat.*` methods: messages posted, changed, deleted."""

from dataclasses import replace

from bot.playground.anatomy import with_ids
from bot.playground.calls import ApiError, Call, check
from bot.playground.messages import Message
from bot.playground.payloads import message_json
from bot.playground.people import Channel, Json
from bot.playground.shapes_surfaces import blocks_fault, message_fault, unsupported_fault

CUT_AT = 40_000
UPDATE_AT_MOST = 4000


def post_message(call: Call) -> Json:
    """`chat.postMessage`: to a channel the app is in, or to a person."""
    channel = _target(call)
    body = call.content()
    check(message_fault(body))
    body["text"] = (body["text"] or "")[:CUT_AT]
    thread = _thread(call, channel)
    message = call.state.post(channel.id, call.state.bot_user, {**body, "thread_ts": thread})
    call.state.enter("chat.postMessage", message)
    shown = message_json(call.state, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


def _target(call: Call) -> Channel:
    wanted, state = call.need("channel"), call.state
    if wanted in state.people:
        wanted = state.open_dm(wanted)
    named = next((c.id for c in state.channels.values() if f"#{c.name}" == wanted), wanted)
    channel = Call(state, {"channel": named}).channel()
    gone = channel.is_im and any(state.people[user].deleted for user in channel.members)
    if channel.archived or gone:
        raise ApiError("is_archived")
    return channel


def _thread(call: Call, channel: Channel) -> str | None:
    wanted = call.text("thread_ts")
    if wanted and call.state.log.find(channel.id, wanted) is None:
        raise ApiError("thread_not_found")
    return wanted or None


def post_ephemeral(call: Call) -> Json:
    """`chat.postEphemeral`: to somebody who is in the channel."""
    channel, person = _target(call), call.person()
    if person.id not in channel.members:
        raise ApiError("user_not_in_channel")
    body = call.content()
    check(message_fault(body))
    message = call.state.post(channel.id, call.state.bot_user, body, ephemeral_to=person.id)
    call.state.enter("chat.postEphemeral", message)
    return {"message_ts": message.ts}


def _own(call: Call, channel: Channel, refusal: str) -> Message:
    message = call.message(channel)
    if message.user != call.state.bot_user:
        raise ApiError(refusal)
    return message


def update(call: Call) -> Json:
    """`chat.update`: the app's own message; text without blocks takes the blocks away; metadata stays unless given."""
    channel = call.channel()
    message = _own(call, channel, "cant_update_message")
    body = call.content()
    if len(body["text"] or "") > UPDATE_AT_MOST:
        raise ApiError("msg_too_long")
    check(message_fault({**body, "metadata": body.get("metadata") or None}))
    changed = replace(
        message,
        text=body["text"] or "",
        blocks=with_ids(body.get("blocks") or []),
        metadata=(body["metadata"] or None) if "metadata" in body else message.metadata,
        edited=True,
    )
    call.state.files.share_named(body, channel.id)
    call.state.log.put(changed)
    call.state.touch()
    shown = message_json(call.state, changed, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": changed.text, "message": shown}


def delete(call: Call) -> Json:
    """`chat.delete`: the app's own message."""
    channel = call.channel()
    message = _own(call, channel, "cant_delete_message")
    call.state.log.delete(message)
    call.state.touch()
    return {"channel": channel.id, "ts": message.ts}


def permalink(call: Call) -> Json:
    """`chat.getPermalink`."""
    channel = call.channel(inside=False)
    message = call.message(channel, "message_ts")
    place = f"{call.state.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": place}


def validate(call: Call) -> Json:
    """`blocks.validate`: would these blocks do in a message?"""
    try:
        blocks = call.json("blocks")
    except ValueError:
        raise ApiError("invalid_blocks_format") from None
    check(unsupported_fault({"blocks": blocks}, call.state.unsupported) or blocks_fault(blocks))
    return {}
