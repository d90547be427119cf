"""The particles and endings that Korean joins to a word: 추론, 추론을, 추론이 and 추론에서는 are one word to a reader.

A light rule of our own and no analyser: kiwipiepy 0.24.1, the best kept one, is 145 MB installed with its model (218 MB
with its numpy), and its first word takes three to five seconds and 520 MB of memory, measured on two cores; a start
takes a fifth of a second. And a query is mostly a noun, whose particles are a closed class.
"""

from __future__ import annotations

from functools import cache
from typing import Final

_PARTICLES: Final = (
    "이 가 을 를 은 는 의 에 로 으로 와 과 도 만 랑 이랑 나 이나 에서 에게 에는 에도 에서는 에서도 "
    "에서의 에게는 으로는 로는 으로도 로도 으로서 로서 으로써 로써 까지 까지도 부터 부터는 보다 보다는 "
    "보다도 처럼 마다 조차 마저 밖에 뿐 뿐만 대로 만큼 만큼은 만을 만이 만의 과는 와는 과의 와의 과도 "
    "와도 이라 라 이라는 라는 이라고 라고 이란 란 이며 며 이고 고 이나마 이든 든 이라도 라도 들 들이 "
    "들을 들은 들의 들에 들과 들도 들에게 적 적인 적으로 별 별로 상 간 간의 용 형 형의 화 화된 화하는 성 "
    "성을 성이 에의 에만 으로의 로의 에서만"
).split()
_ENDINGS: Final = (
    "하다 하는 하고 하여 해 해서 하면 하며 하게 하기 하지 하지만 하도록 하기도 하기에 하네요 하는데 한 "
    "할 함 합니다 했다 했고 했는데 했습니다 했군요 했네요 했던 했을 한다 한다는 한다고 하려는 하자는 "
    "해도 해야 해본 해보는 하였다 하였습니다 하면서 되다 되는 되고 되어 돼 되면 되며 되지 되지만 되도록 "
    "되게 된 될 됨 됩니다 됐다 됐습니다 되었다 되었고 되었습니다 된다 된다는 되어서 시키다 시키는 시키고 "
    "시켜 시켜서 시킨 시킬 시킵니다 시켰다 시켰습니다 시키기 시킨다 입니다 이다 다 인 일 인데 이었다 "
    "였다 이었습니다 였습니다 이네요 네요 이군요 군요 이죠 죠 이지만 지만 이기 임 인지 일까 같은 같이"
).split()
_SHORTEST_STEM: Final = 1


@cache
def endings() -> tuple[str, ...]:
    """Every particle and ending, the longest first."""
    return tuple(sorted({*_PARTICLES, *_ENDINGS}, key=len, reverse=True))


def stems(word: str) -> list[str]:
    """What is left of a word without its particle or ending, by every one that it may have; the shortest cut first."""
    found = [word.removesuffix(ending) for ending in reversed(endings()) if word.endswith(ending)]
    return [stem for stem in dict.fromkeys(found) if len(stem) >= _SHORTEST_STEM]
