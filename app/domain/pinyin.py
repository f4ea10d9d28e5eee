"""How Chinese is said in Latin letters: `aj` and `anjian` for 案件, `DING1234` for 定1234.

GB 2312 orders its 3,755 common characters by pinyin (GB 2312-80, level 1, rows 16 to 55), so a character's syllable
follows from its place in that order; of a character with several readings it is the usual one. Rarer characters
stand in no such order: those of the loess country's place names and of surnames are told one by one, others have none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

_FIRST_OF_SYLLABLE = (
    "啊a 埃ai 鞍an 肮ang 凹ao 芭ba 白bai 斑ban 邦bang 苞bao 杯bei 奔ben 崩beng 逼bi 鞭bian 标biao 鳖bie 彬bin "
    "兵bing 玻bo 哺bu 擦ca 猜cai 餐can 苍cang 操cao 厕ce 层ceng 插cha 拆chai 搀chan 昌chang 超chao 车che 郴chen "
    "撑cheng 吃chi 充chong 抽chou 初chu 揣chuai 川chuan 疮chuang 吹chui 春chun 戳chuo 疵ci 聪cong 凑cou 粗cu "
    "蹿cuan 摧cui 村cun 磋cuo 搭da 呆dai 耽dan 当dang 刀dao 德de 蹬deng 堤di 颠dian 碉diao 跌die 丁ding 丢diu "
    "东dong 兜dou 都du 端duan 堆dui 墩dun 掇duo 蛾e 恩en 而er 发fa 藩fan 坊fang 菲fei 芬fen 丰feng 佛fo 否fou "
    "夫fu 噶ga 该gai 干gan 冈gang 篙gao 哥ge 给gei 根gen 耕geng 工gong 钩gou 辜gu 刮gua 乖guai 棺guan 光guang "
    "瑰gui 辊gun 锅guo 哈ha 骸hai 酣han 夯hang 壕hao 呵he 嘿hei 痕hen 哼heng 轰hong 喉hou 呼hu 花hua 槐huai "
    "欢huan 荒huang 灰hui 荤hun 豁huo 击ji 嘉jia 歼jian 僵jiang 蕉jiao 揭jie 巾jin 荆jing 炯jiong 揪jiu 鞠ju "
    "捐juan 撅jue 均jun 喀ka 开kai 刊kan 康kang 考kao 坷ke 肯ken 坑keng 空kong 抠kou 枯ku 夸kua 块kuai 宽kuan "
    "匡kuang 亏kui 坤kun 括kuo 垃la 莱lai 蓝lan 琅lang 捞lao 勒le 雷lei 棱leng 厘li 俩lia 联lian 粮liang 撩liao "
    "列lie 琳lin 玲ling 溜liu 龙long 楼lou 芦lu 驴lv 峦luan 掠lue 抡lun 萝luo 妈ma 埋mai 瞒man 芒mang 猫mao 么me "
    "玫mei 门men 萌meng 眯mi 棉mian 苗miao 蔑mie 民min 明ming 谬miu 摸mo 谋mou 拇mu 拿na 氖nai 南nan 囊nang 挠nao "
    "呢ne 馁nei 嫩nen 能neng 妮ni 蔫nian 娘niang 鸟niao 捏nie 您nin 柠ning 牛niu 脓nong 奴nu 女nv 暖nuan 虐nue "
    "挪nuo 哦o 欧ou 啪pa 拍pai 攀pan 乓pang 抛pao 呸pei 喷pen 砰peng 坯pi 篇pian 飘piao 撇pie 拼pin 乒ping 坡po "
    "扑pu 期qi 掐qia 牵qian 枪qiang 橇qiao 切qie 钦qin 青qing 琼qiong 秋qiu 趋qu 圈quan 缺que 裙qun 然ran 瓤rang "
    "饶rao 惹re 壬ren 扔reng 日ri 戎rong 揉rou 茹ru 软ruan 蕊rui 闰run 若ruo 撒sa 腮sai 三san 桑sang 搔sao 瑟se "
    "森sen 僧seng 莎sha 筛shai 珊shan 墒shang 梢shao 奢she 砷shen 声sheng 师shi 收shou 蔬shu 刷shua 摔shuai "
    "栓shuan 霜shuang 谁shui 吮shun 说shuo 斯si 松song 搜sou 嗽su 酸suan 虽sui 孙sun 蓑suo 塌ta 胎tai 坍tan "
    "汤tang 掏tao 特te 藤teng 梯ti 天tian 挑tiao 贴tie 厅ting 通tong 偷tou 凸tu 湍tuan 推tui 吞tun 拖tuo 挖wa "
    "歪wai 豌wan 汪wang 威wei 瘟wen 嗡weng 挝wo 巫wu 昔xi 瞎xia 掀xian 相xiang 萧xiao 楔xie 薪xin 星xing 兄xiong "
    "休xiu 墟xu 轩xuan 靴xue 勋xun 压ya 焉yan 殃yang 邀yao 椰ye 一yi 茵yin 英ying 哟yo 拥yong 幽you 淤yu 鸳yuan "
    "曰yue 耘yun 匝za 栽zai 咱zan 赃zang 遭zao 责ze 贼zei 怎zen 增zeng 扎zha 摘zhai 瞻zhan 樟zhang 招zhao 遮zhe "
    "珍zhen 蒸zheng 芝zhi 中zhong 舟zhou 珠zhu 抓zhua 拽zhuai 专zhuan 桩zhuang 椎zhui 谆zhun 捉zhuo 兹zi 鬃zong "
    "邹zou 租zu 钻zuan 嘴zui 尊zun 昨zuo"
)
"""The first character of each syllable in the order of the standard; ü is written v."""
_RARER = (
    "塬yuan 峁mao 崾yao 岘xian 崆kong 圪ge 埝nian 墕yan 坳ao 坨tuo 嶂zhang 磴deng 砭bian 沱tuo 泾jing 洮tao "
    "浐chan 渑mian 滹hu 漯luo 洑fu 鄜fu 邠bin 郇xun 酃ling 陉xing 邬wu 邝kuang 邰tai 邸di 郗xi 郦li 鄢yan 鄞yin "
    "闫yan 闾lv 訾zi 佟tong 仝tong 亓qi 仉zhang 佘she 僖xi 冼xian 劭shao 勐meng 厍she 呙guo 嵇ji 嵘rong 庾yu "
    "昊hao 昝zan 晁chao 晟sheng 晏yan 暹xian 曦xi 栾luan 桢zhen 梓zi 楠nan 榛zhen 泓hong 淦gan 溥pu 滕teng 漪yi "
    "潇xiao 濮pu 烨ye 炜wei 焱yan 煜yu 熠yi 燊shen 玑ji 玥yue 珂ke 珏jue 珺jun 琚ju 琛chen 琦qi 琪qi 琰yan 瑜yu "
    "瑾jin 璇xuan 璐lu 璞pu 瓒zan 皓hao 睿rui 祎yi 禚zhuo 竺zhu 笪da 筱xiao 羿yi 翟zhai 芃peng 芮rui 苌chang "
    "荀xun 莘shen 菁jing 萱xuan 蒿hao 蓥ying 蔺lin 薇wei 蚬xian 覃qin 谌chen 谯qiao 贲ben 赟yun 逄pang 逯lu 鑫xin "
    "钊zhao 铄shuo 锟kun 雒luo 雯wen 韬tao 颉jie 馨xin 骞qian 麴qu 黉hong 龑yan"
)
_TOLD = re.compile(r"([\u3400-\u9fff])([a-z]+)")
_END = 0xD7F9


@cache
def syllables() -> frozenset[str]:
    """Every syllable there is, without tones."""
    return frozenset(_in_order()[1]) | frozenset(_rarer().values())


def syllable(letter: str) -> str:
    """The pinyin of one Chinese character without its tone; empty for what is none, or is not known here."""
    if letter in _rarer():
        return _rarer()[letter]
    try:
        code = int.from_bytes(letter.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return ""
    starts, said = _in_order()
    return said[bisect_right(starts, code) - 1] if starts[0] <= code <= _END else ""


def initials(text: str) -> str:
    """`text` with each Chinese character as the first letter of its pinyin, lower case, without spaces."""
    return "".join(_initial(letter) for letter in text.casefold() if not letter.isspace())


def _initial(letter: str) -> str:
    return letter if letter.isascii() else syllable(letter)[:1] or letter


@cache
def _in_order() -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The code of the first character of each syllable, growing, and the syllables."""
    pairs = _TOLD.findall(_FIRST_OF_SYLLABLE)
    return tuple(int.from_bytes(first.encode("gb2312"), "big") for first, _ in pairs), tuple(said for _, said in pairs)


@cache
def _rarer() -> Mapping[str, str]:
    return dict(_TOLD.findall(_RARER))
