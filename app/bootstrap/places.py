"""Where things are and what is drawn on demand, joined; shapely and the road network come only when somebody asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.duty_desk import DutyDesk
from app.services.field.unit_tracker import UnitTracker
from app.services.map.map_features import MapFeatures
from app.services.map.map_layers import MapLayers
from app.store.unit_of_work import Store

if TYPE_CHECKING:
    from app.services.cases.case_beginning import CaseBeginning
    from app.services.map.around_desk import AroundDesk
    from app.services.map.drawing_desk import DrawingDesk
    from app.services.map.ground_index import GroundIndex
    from app.services.map.identify_desk import IdentifyDesk
    from app.services.map.live_layers import LiveLayers
    from app.services.map.past_desk import PastDesk
    from app.services.map.place_desk import PlaceDesk
    from app.services.map.saved_view_desk import SavedViewDesk
    from app.services.map.stationing_desk import StationingDesk
    from app.services.roads.road_shapes import RoadShapes
    from app.services.search.radio_line import RadioLines
    from app.services.search.search_desk import SearchDesk
    from app.services.tracks.replay_desk import ReplayDesk
    from app.services.tracks.replay_layers import ReplayLayers
    from app.services.tracks.stop_places import StopPlaces
    from app.services.tracks.track_evidence import TrackEvidence


class Places:
    """Each part is made on first use, on a reader thread."""

    def __init__(
        self,
        store: Store,
        features: MapFeatures,
        legend: Path,
        layers: MapLayers,
        search: Callable[[], SearchDesk],
        is_demo: Callable[[], bool],
    ) -> None:
        self._store, self._features, self._legend = store, features, legend
        self._layers, self._search, self._is_demo = layers, search, is_demo
        self._making = threading.Lock()

    @cached_property
    def ground_index(self) -> GroundIndex:
        """Where everything stands, in metres: one for all who ask what is near."""
        from app.services.map.ground_index import GroundIndex

        return GroundIndex(self._store, self._features, self._layers)

    @cached_property
    def identify_desk(self) -> IdentifyDesk:
        """What is at a place."""
        from app.services.map.identify_desk import IdentifyDesk

        with self._making:
            return IdentifyDesk(self._store, self.ground_index)

    @cached_property
    def around_desk(self) -> AroundDesk:
        """What lies around something."""
        from app.services.map.around_desk import AroundDesk

        with self._making:
            return AroundDesk(self._store, self.ground_index)

    @cached_property
    def stationing_desk(self) -> StationingDesk:
        """K-numbers of lines and the marks by which they go."""
        from app.services.map.stationing_desk import StationingDesk

        return StationingDesk(self._store)

    @cached_property
    def case_beginning(self) -> CaseBeginning:
        """What is known of a place before a case is opened there."""
        from app.services.cases.case_beginning import CaseBeginning

        return CaseBeginning(self.place_desk, self.identify_desk)

    @cached_property
    def place_desk(self) -> PlaceDesk:
        """What a place that is said on the phone may mean."""
        from app.services.map.place_desk import PlaceDesk

        return PlaceDesk(self._store, self._search())

    @cached_property
    def radio_lines(self) -> RadioLines:
        """A place as one line of text for radio or chat."""
        from app.services.search.radio_line import RadioLines

        return RadioLines(self._store)

    @cached_property
    def past_desk(self) -> PastDesk:
        """Everything as it was at a moment."""
        from app.services.map.past_desk import PastDesk

        return PastDesk(self._store, UnitTracker(self._store), DutyDesk(self._store))

    @cached_property
    def drawing_desk(self) -> DrawingDesk:
        """What officers drew on the map to keep."""
        from app.services.map.drawing_desk import DrawingDesk

        return DrawingDesk(self._store)

    @cached_property
    def saved_views(self) -> SavedViewDesk:
        """Views of the map kept by name."""
        from app.services.map.saved_view_desk import SavedViewDesk

        return SavedViewDesk(self._store)

    @cached_property
    def road_shapes(self) -> RoadShapes:
        """What shape an officer means by a point."""
        from app.services.roads.road_shapes import RoadShapes

        return RoadShapes(self._store)

    @cached_property
    def live_layers(self) -> LiveLayers:
        """What is drawn at the desk's wish."""
        from app.services.map.live_layers import LiveLayers

        return LiveLayers(self._features, self._legend)

    @cached_property
    def replay_desk(self) -> ReplayDesk:
        """Tracks to be played again."""
        from app.services.tracks.replay_desk import ReplayDesk

        return ReplayDesk(self._store)

    @cached_property
    def stop_places(self) -> StopPlaces:
        """Where stops were, in words."""
        from app.services.tracks.stop_places import StopPlaces

        with self._making:
            return StopPlaces(self.ground_index)

    @cached_property
    def track_evidence(self) -> TrackEvidence:
        """Tracks that leave the desk as evidence."""
        from app.services.tracks.track_evidence import TrackEvidence

        return TrackEvidence(self._store, self._is_demo)

    @cached_property
    def replay_layers(self) -> ReplayLayers:
        """A replay as the map draws it."""
        from app.services.tracks.replay_layers import ReplayLayers

        return ReplayLayers(self._features, self._legend)
