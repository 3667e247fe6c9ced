"""Looking around: the tree of principles, presences and phases, and the matrix of work forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Tree

from assistant.doors.tui.keys import key
from assistant.doors.tui.matrix import MatrixTable
from assistant.doors.tui.pen import Target
from assistant.doors.tui.room import AtDesk, Room
from assistant.doors.tui.safe import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets.tree import TreeNode

    from assistant.explore import Branch
    from assistant.naming import Named

_WIDE = 110
"""Columns from which tree and matrix stand side by side."""
_ROOMY = 70
"""Columns from which the names of the rows of the matrix stay in view."""


class Branches(AtDesk, Tree["Named | None"]):
    """The tree; a leaf or a branch opens with O, a leaf with Enter too."""

    DEFAULT_CSS = """
    Branches { width: 1fr; height: 1fr; background: $background; scrollbar-size-vertical: 1; }
    Branches > .tree--guides, Branches > .tree--guides-hover, Branches > .tree--guides-selected,
    Branches:focus > .tree--guides, Branches:focus > .tree--guides-hover, Branches:focus > .tree--guides-selected {
        color: $text-muted;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("o,right", "open_here", "page.open"),
        key("c", "collect", "explore.collect"),
        key("m", "screen.matrix", "explore.matrix"),
    ]
    help_name = "tree"

    def __init__(self) -> None:
        super().__init__(plain(""), id="tree")
        self.is_filled = False
        self.show_root = False
        self.guide_depth = 2

    def on_mount(self) -> None:
        """Fill the tree."""
        self.retell()

    def retell(self) -> None:
        """Fill the tree in the language of now; what was unfolded folds up."""
        from assistant.explore import tree

        self.is_filled = False
        self.clear()
        self.root.add_leaf(plain(self.words("app.looking")), data=None)
        store, language = self.desk.assistant.store, self.words.language
        self.host.look(lambda: tree(store, language), self._fill, self._empty, place="tree")

    def _empty(self) -> None:
        self.clear()

    def _fill(self, told: Mapping[str, Sequence[Branch]]) -> None:
        self.is_filled = True
        self.clear()
        for kind, branches in told.items():
            node = self.root.add(plain(self.words(f"explore.{kind}")), data=None, expand=True)
            for branch in branches:
                _grow(node, branch)
        self.root.expand()
        self.cursor_line = 0

    @property
    def here(self) -> Named | None:
        """Return the thing at the cursor."""
        return self.cursor_node.data if self.cursor_node else None

    def action_open_here(self) -> None:
        """Open the thing at the cursor."""
        if self.here:
            self.host.open_item(self.here.iri)

    def action_collect(self) -> None:
        """Put the thing at the cursor into the plan, or take it out."""
        if self.here:
            self.host.collect(Target("collect", self.here.iri, self.here.label, self.here.code))

    @on(Tree.NodeSelected)
    def selected(self, message: Tree.NodeSelected[Named | None]) -> None:
        """Open a leaf."""
        if message.node.data and not message.node.children:
            self.host.open_item(message.node.data.iri)


def _grow(node: TreeNode[Named | None], branch: Branch) -> None:
    label = plain(f"{branch.thing.label} ({branch.thing.code})")
    if not branch.children:
        node.add_leaf(label, data=branch.thing)
        return
    inner = node.add(label, data=branch.thing)
    for child in branch.children:
        _grow(inner, child)


class Explore(Room):
    """The screen with both; a narrow one shows one of them."""

    AUTO_FOCUS = "#tree"
    room = "explore"
    DEFAULT_CSS = """
    Explore > Horizontal { height: 1fr; }
    Explore.-narrow-tree #matrix { display: none; }
    Explore.-narrow-matrix #tree { display: none; }
    """

    _is_visited = False

    def compose_room(self) -> ComposeResult:
        """Put the tree left of the matrix."""
        with Horizontal():
            yield Branches()
            yield MatrixTable()

    def on_mount(self) -> None:
        """Show the tree."""
        self._shown = "tree"
        self._fit()

    def on_screen_resume(self) -> None:
        """Look again for what a server did not tell at the last visit."""
        if self._is_visited:
            for part in (*self.query(Branches), *self.query(MatrixTable)):
                if not part.is_filled:
                    part.retell()
        self._is_visited = True

    def on_resize(self) -> None:
        """Show one or both."""
        self._fit()

    def _fit(self) -> None:
        narrow = self.app.size.width < _WIDE
        for table in self.query(MatrixTable):
            table.fixed_columns = int(self.app.size.width >= _ROOMY)
        for name in ("tree", "matrix"):
            self.set_class(narrow and getattr(self, "_shown", "tree") == name, f"-narrow-{name}")

    def action_tree(self) -> None:
        """Go to the tree."""
        self._go("tree")

    def action_matrix(self) -> None:
        """Go to the matrix."""
        self._go("matrix")

    def _go(self, name: str) -> None:
        self._shown = name
        self._fit()
        self.query_one(f"#{name}").focus()
