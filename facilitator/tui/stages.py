"""The screen of each stage, by its name."""

from facilitator.tui.screens.agenda import AgendaScreen
from facilitator.tui.screens.groups import GroupsScreen
from facilitator.tui.screens.minutes import MinutesScreen
from facilitator.tui.screens.notes import NotesScreen
from facilitator.tui.screens.participants import ParticipantsScreen
from facilitator.tui.screens.pitches import PitchesScreen
from facilitator.tui.screens.share_out import ShareOutScreen
from facilitator.tui.stage import StageScreen

STAGE_SCREENS: dict[str, type[StageScreen]] = {
    screen.STAGE: screen
    for screen in (
        ParticipantsScreen,
        AgendaScreen,
        PitchesScreen,
        GroupsScreen,
        NotesScreen,
        ShareOutScreen,
        MinutesScreen,
    )
}
