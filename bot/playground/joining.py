"""What an administrator of the workspace does: people join, change and leave, groups change, an app is installed."""

import time

from bot.playground.gestures import emit
from bot.playground.payloads import person_json
from bot.playground.people import Group, Json, Person
from bot.playground.state import State


async def join(state: State, person: Person) -> None:
    """Somebody joins the workspace (`team_join`, when subscribed)."""
    state.people[person.id] = person
    state.touch()
    await _tell(state, {"type": "team_join", "user": person_json(state, person, locale=True)})


async def change(state: State, person: Person) -> None:
    """A person's account or profile becomes another: deactivated, a guest's, another language (`user_change`)."""
    state.people[person.id] = person
    state.touch()
    user = person_json(state, person, locale=True)
    await _tell(state, {"type": "user_change", "user": user, "cache_ts": int(time.time())})


async def regroup(state: State, group: Group) -> None:
    """A user group is made, or gets other members (`subteam_created`, `subteam_members_changed`, `subteam_updated`)."""
    before = next((one for one in state.groups if one.id == group.id), None)
    state.groups = [*(one for one in state.groups if one.id != group.id), group]
    subteam = {"id": group.id, "team_id": state.team_id, "handle": group.handle, "name": group.name}
    whole = {**subteam, "is_usergroup": True, "users": [*group.users], "user_count": len(group.users)}
    if before is None:
        await _tell(state, {"type": "subteam_created", "subteam": whole})
        return
    await _tell(state, _members_changed(state, before, group))
    await _tell(state, {"type": "subteam_updated", "subteam": whole})


def _members_changed(state: State, before: Group, after: Group) -> Json:
    added = [user for user in after.users if user not in before.users]
    removed = [user for user in before.users if user not in after.users]
    dates = {"date_previous_update": int(time.time()), "date_update": int(time.time())}
    changed = {"added_users": added, "added_users_count": len(added)}
    changed |= {"removed_users": removed, "removed_users_count": len(removed)}
    return {"type": "subteam_members_changed", "subteam_id": after.id, "team_id": state.team_id, **dates, **changed}


def install(state: State, manifest: Json) -> None:
    """The app is what its manifest says: its commands, the scopes of its token, the events it is told of."""
    state.scopes = set(manifest["oauth_config"]["scopes"]["bot"])
    state.events = set(manifest["settings"]["event_subscriptions"]["bot_events"])
    state.commands = tuple(command["command"] for command in manifest["features"]["slash_commands"])


async def _tell(state: State, event: Json) -> None:
    if event["type"] in state.events:
        await emit(state, event)
