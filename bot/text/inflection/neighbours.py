"""Text without spaces: whether what was found is a word of its own, or letters of the words around it.

Sources: Li and Thompson, Mandarin Chinese (chapter 3, on words); Iwasaki and Ingkaphirom, A Reference Grammar of Thai
(chapter 1, on the syllable). A dictionary of the language would settle it; these are the letters and the common words
that news puts next to what analysts write.
"""

from collections.abc import Collection

from bot.text.inflection.chinese import simplified

_THAI_LEADING = frozenset("เแโใไ")
"""Vowels written before the consonant of their syllable: no word begins behind one."""
_THAI_TRAILING = frozenset("ะาๅ")
"""Vowels written behind it: no word ends before one."""
_THAI_SILENT = "\u0e4c"
"""The mark of a letter that is not spoken, with which no word begins."""
_THAI_LONGER = """
ครบ รบกวน ปรบมือ ชาดก ไพศาล วิศาล พิศาล ตายาย บิกินี บิกินี่ อินเดียนแดง
"""
"""Words that hold shorter ones by chance."""

_CHINESE_BEFORE = """
行政 财政 市政 民政 邮政 执政 参政 军政 党政 从政 时政 施政 重大 强大 巨大 扩大 最大 更大 较大 庞大 广大 伟大 壮大 加大
其中 集中 发展中 手中 心中 途中 空中 当中 高中 初中 司法 立法 执法 宪法 非法 合法 违法 刑法 方法 办法 道德 品德 精英
完美 优美 精美 审美 上海 沿海 南海 东海 渤海 黄海 北海 地中海 青海 珠海 近海 深海 里海 黑海 红海 大海 公海
超越 跨越 穿越 卓越 优越 西北 东北 华北 河北 湖北 台北 以北 个人 本人 他人 众人 少人 多人 有人 何人 无人
晴空 天空 航空 高空 太空 防空 不停 暂停 节制 控制 限制 体制 机制 编制 强制 灾难 困难 苦难 艰难 主导 领导 指导 报导
各地 当地 本地 土地 外地 内地 基地 陆地 实地 原地 会议 决议 建议 抗议 反抗 对抗 抵抗 表示 展示 指示 提示
"""
_CHINESE_BEHIND = """
变更 变化 变动 变成 变得 变革 变为 变相 选择 选举 选手 选项 选拔 选民 质疑 质量 质问 质检 质地
国家 国内 国际 国会 国民 国防 国企 国产 国有 国外 国务 国门 国情 国道 国土 国籍 国力 国旗
地区 地铁 地方 地震 地质 地形 地带 地产 地面 地理 地位 地图 地下 地标 地段 地域 南方 南部 南非 南亚 约定 约束 约谈 约合
袭击 袭来 火灾 火车 火炬 火热 火爆 火速 裁判 裁定 裁员 裁决 民众 民族 民主 民间 民生 民用 民营 弹性 震惊 震动
"""
_CHINESE_ALWAYS_BEHIND = """
质疑 质问 选择 人权 人民 人口 人均 人道 人才 人工 人员 人士 人选
"""
"""Whatever stands before them, what ends in their first letter is not what was sought."""


def _by_last(words: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words.split():
        found.setdefault(word[-1], []).append(word)
    return {char: tuple(some) for char, some in found.items()}


def _by_first(words: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words.split():
        found.setdefault(word[0], []).append(word)
    return {char: tuple(some) for char, some in found.items()}


_BEFORE, _BEHIND = _by_last(_CHINESE_BEFORE), _by_first(_CHINESE_BEHIND)
_ALWAYS_BEHIND = _by_first(_CHINESE_ALWAYS_BEHIND)
_LONGER = tuple(_THAI_LONGER.split())
_REACH = 3
"""Letters of the text that are looked at on either side."""


def stands_alone(languages: Collection[str], folded: str, start: int, end: int) -> bool:
    """Say whether the words around leave what stands from `start` to `end` of folded text as a word of its own."""
    if "zh" in languages and end - start > 1:
        return _stands_in_chinese(
            simplified(folded[max(0, start - _REACH) : end + _REACH]), min(start, _REACH), end - start
        )
    if "th" in languages:
        return _stands_in_thai(folded, start, end)
    return True


def _stands_in_chinese(text: str, start: int, length: int) -> bool:
    end = start + length
    if any(text.startswith(word, end - 1) for word in _ALWAYS_BEHIND.get(text[end - 1], ())):
        return False
    # Where one word runs into it and another out of it, it is the end of the one and the beginning of the other.
    return not (
        any(text.endswith(word, 0, start + 1) for word in _BEFORE.get(text[start], ()))
        and any(text.startswith(word, end - 1) for word in _BEHIND.get(text[end - 1], ()))
    )


def _stands_in_thai(folded: str, start: int, end: int) -> bool:
    if folded[start - 1 : start] in _THAI_LEADING or folded[end : end + 1] in _THAI_TRAILING:
        return False
    if folded[end + 1 : end + 2] == _THAI_SILENT:
        return False
    found = folded[start:end]
    return not any(
        folded.startswith(word, start - at)
        for word in _LONGER
        if (at := word.find(found)) >= 0 and word != found and start >= at
    )
