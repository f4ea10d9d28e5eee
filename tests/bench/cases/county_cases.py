"""A hundred thousand case files with a million texts of their timelines, as columns for a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from sqlalchemy import insert

from app.domain.case_file import CaseFile, CaseKind, CaseStatus, CaseType, Discovery
from app.domain.events import Fact
from app.domain.key import new_key
from app.domain.mo_code import MoCode
from app.domain.record import OwnerDomain
from app.domain.text_terms import terms
from app.store.engine import Database
from app.store.migrate import upgrade
from app.store.records import to_row
from app.store.tables import case_file, case_text
from app.store.term_tables import SQLITE
from app.store.text_index import PIECE_BITS, said_by
from app.store.unit_of_work import Store

NOW = datetime(2026, 11, 21, 15, 41, tzinfo=UTC)
CASES, TEXTS_A_CASE = 100_000, 10
PHRASES = (
    *("接报警后民警赶赴现场", "嫌疑车辆为无牌改装越野车", "嫌疑人蒙面戴头套", "破坏监控摄像头", "打孔盗油"),
    *("开井盗油", "姬塬镇", "樊学镇", "白色皮卡车", "新安边镇", "查获原油若干", "移送县局", "询问证人"),
    *("调取监控视频", "现场勘查完毕", "发现盗油卡子", "油罐车一辆", "电缆被剪断", "铁丝网破损", "夜间作案"),
    *("有人望风", "收购赃油", "阀门被打开", "软管埋设", "三轮车", "套牌货车", "井场巡护", "比对轮胎痕迹"),
)
RARE = ("鉴定意见书", "液压钳", "暗罐夹层", "土炼油点", "信号屏蔽器", "手摇钻", "头盔", "红色摩托车", "废品站老板娘")


@lru_cache(maxsize=1)
def _bodies() -> tuple[str, ...]:
    rng = np.random.default_rng(3)
    made = []
    for _ in range(20_000):
        parts = [PHRASES[int(n)] for n in rng.integers(len(PHRASES), size=4)]
        if rng.uniform() < 0.01:
            parts.append(RARE[int(rng.integers(len(RARE)))])
        made.append(",".join([*parts, f"定{int(rng.integers(9_999)):04}-{int(rng.integers(99))}井"]))
    return tuple(made)


def cases() -> Iterator[CaseFile]:
    """Cases over ten years, in twenty hot places."""
    rng = np.random.default_rng(4)
    kinds, states, codes = list(CaseType), list(CaseStatus), list(MoCode)
    hot = rng.uniform((107.0, 36.8), (108.3, 37.7), size=(20, 2))
    for n in range(CASES):
        since = NOW - timedelta(minutes=float(rng.uniform(0, 3_650 * 1_440)))
        lon, lat = (hot[int(rng.integers(20))] + rng.normal(0, 0.04, 2)).tolist()
        kind = kinds[int(rng.integers(len(kinds)))]
        yield CaseFile(
            id=new_key(), owner_domain=OwnerDomain.POLICE, number=f"定公(油)刑立字〔{since:%Y}〕{n:06}号",
            alias=f"{since:%m·%d}", title="开井盗油" if kind is CaseType.WELLHEAD else "打孔盗油",
            kind=CaseKind.CRIMINAL, type=kind, status=states[int(rng.integers(len(states)))], occurred_from=since,
            occurred_to=since + timedelta(hours=float(rng.uniform(0.3, 6))), discovered_at=since + timedelta(hours=8),
            discovery=Discovery.REPORTED, lon=lon, lat=lat, lead_officer=f"民警{int(rng.integers(40))}",
            mo_codes=" ".join(codes[int(c)].value for c in np.sort(rng.choice(len(codes), size=4, replace=False))),
            loss_net_t=float(rng.lognormal(0.7, 0.75)), summary=_bodies()[int(rng.integers(20_000))],
        )  # fmt: skip


@contextmanager
def county_store() -> Iterator[Store]:
    """A store that holds them all."""
    told: list[Fact] = []
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "onemap.sqlite")
        upgrade(database, Path(folder) / "backups")
        store = Store(database, told.extend, lambda: NOW)
        _fill(store)
        try:
            yield store
        finally:
            database.close()


def _fill(store: Store) -> None:
    rng = np.random.default_rng(5)
    bodies = _bodies()
    written = [SQLITE.written(terms(body)) for body in bodies]
    with store.database.write() as connection:
        number = 0
        part: list[CaseFile] = []
        for one in cases():
            part.append(one)
            if len(part) < 2_000:
                continue
            connection.execute(insert(case_file), [to_row(case, updated_at=NOW) for case in part])
            rows, put = [], []
            for case in part:
                number += 1
                first, body = number << PIECE_BITS, said_by(case)
                rows.append(
                    {"row_no": first, "case_id": case.id, "noun": "case_file", "source_id": case.id, "body": body}
                )
                put.append({"row_no": first, "terms": SQLITE.written(terms(body))})
                for at, which in enumerate(rng.integers(len(bodies), size=TEXTS_A_CASE - 1).tolist(), start=1):
                    key = f"{number}.{at}"
                    rows.append(
                        {
                            "row_no": first + at,
                            "case_id": case.id,
                            "noun": "case_comment",
                            "source_id": key,
                            "body": bodies[which],
                        }
                    )
                    put.append({"row_no": first + at, "terms": written[which]})
            connection.execute(insert(case_text), rows)
            connection.execute(SQLITE.add, put)
            part = []
