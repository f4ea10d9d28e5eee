"""Run by the system's Python: `qgis_job.py FILE WEST SOUTH EAST NORTH WIDTH HEIGHT RUNS` prints a redraw's seconds.

The wells are drawn by kind in three colours on EPSG:3857, as our page draws them. The median, after one that is not
counted.
"""

import os
import statistics
import sys
import time

from qgis.core import (  # type: ignore[import-not-found]  # the system's Python has it
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize  # type: ignore[import-not-found]  # as above


def main() -> None:
    """Draw and print."""
    file, (west, south, east, north) = sys.argv[1], map(float, sys.argv[2:6])
    width, height, runs = map(int, sys.argv[6:9])
    application = QgsApplication([], False)
    application.initQgis()
    wells = QgsVectorLayer(f"{file}|layername=wells", "wells", "ogr")
    if wells.featureCount() <= 0:
        sys.exit("the wells cannot be read")
    colours = ("#E08A52", "#6AA5E6", "#55B8A2")
    marker = {"name": "circle", "size": "1", "outline_style": "no"}
    wells.setRenderer(
        QgsCategorizedSymbolRenderer(
            "kind",
            [
                QgsRendererCategory(kind, QgsMarkerSymbol.createSimple({**marker, "color": colour}), str(kind))
                for kind, colour in enumerate(colours)
            ],
        )
    )
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    settings = QgsMapSettings()
    settings.setLayers([wells])
    settings.setDestinationCrs(mercator)
    settings.setOutputSize(QSize(width, height))
    change = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), mercator, QgsProject.instance())
    settings.setExtent(change.transformBoundingBox(QgsRectangle(west, south, east, north)))
    taken = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        taken.append(time.perf_counter() - begun)
    print(statistics.median(taken[1:]))
    # To take QGIS apart ends in a crash here; nothing of it is needed any more.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
