"""Names and numbers of people who do not exist: characters are drawn, never taken from a list of persons."""

from __future__ import annotations

import numpy as np

from app.domain.identity import check_sign

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_FIRST = "海建志永文晓玉春国景安立宏学成嘉思远向东少凯子俊明庆云延世天泽长博润旭继承金树光振启若一"
_SECOND = (
    "林军强峰平波涛华宁刚宇辉勇斌杰磊鹏飞龙亮生山川江河源泉民义忠诚信德才良瑞祥福康健伟东阳晨昊然轩霖萍芳娟燕梅玲静洁颖"
)


def invented_names(rng: np.random.Generator, count: int) -> list[str]:
    """`count` different names of two or three characters."""
    names: dict[str, None] = {}
    while len(names) < count:
        surname, first, second = (_drawn(rng, signs, 2 * count) for signs in (_SURNAMES, _FIRST, _SECOND))
        short = rng.uniform(size=2 * count) < 0.18
        for i in range(2 * count):
            names[surname[i] + second[i] if short[i] else surname[i] + first[i] + second[i]] = None
    return list(names)[:count]


def invented_phones(rng: np.random.Generator, count: int) -> list[str]:
    """`count` different numbers of eleven digits beginning with 000, which no network gives out."""
    drawn = rng.choice(100_000_000, size=count, replace=False)
    return [f"000{number:08d}" for number in drawn.tolist()]


def badged_names(rng: np.random.Generator, count: int) -> list[str]:
    """`count` names of persons in case files: a surname and a sign, and that they are invented stands in the name."""
    surnames, signs = _drawn(rng, _SURNAMES, count), _drawn(rng, "甲乙丙丁戊己庚辛", count)
    return [f"{surname}某{sign}(演示)" for surname, sign in zip(surnames, signs, strict=True)]


def invented_identity_numbers(rng: np.random.Generator, count: int) -> list[str]:
    """`count` numbers whose check sign is right, of adults, of a division (99) that does not exist."""
    years, months, days = (rng.integers(low, high, size=count) for low, high in ((1965, 2004), (1, 13), (1, 29)))
    numbers = rng.integers(1_000, size=count)
    stems = [
        f"990000{year}{month:02d}{day:02d}{number:03d}"
        for year, month, day, number in zip(years, months, days, numbers, strict=True)
    ]
    return [stem + check_sign(stem) for stem in stems]


def _drawn(rng: np.random.Generator, signs: str, count: int) -> list[str]:
    return [signs[i] for i in rng.integers(len(signs), size=count).tolist()]
