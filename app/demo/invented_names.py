"""Names and numbers of people who do not exist: characters are drawn, never taken from a list of persons."""

from __future__ import annotations

import numpy as np

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


def _drawn(rng: np.random.Generator, signs: str, count: int) -> list[str]:
    return [signs[i] for i in rng.integers(len(signs), size=count).tolist()]
